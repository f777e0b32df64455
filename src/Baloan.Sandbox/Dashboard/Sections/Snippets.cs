using System.Text;
using System.Text.Json;
using Baloan.Sandbox.Gateway;

namespace Baloan.Sandbox.Dashboard.Sections;

/// <summary>What a developer copies to use the sandbox.</summary>
internal static class Snippets
{
    public const string Client = """
        // Program.cs
        builder.Services.AddBaloanClient(builder.Configuration.GetSection("Baloan"));

        // anywhere an IBaloanClient is injected
        var loan = await baloan.Loans.CreateAsync(new CreateLoanRequest
        {
            PhoneNumber = PhoneNumber.Parse("09123456789"),
            NationalIdentifier = NationalId.ParseIranian("0012345679"),
            BirthDate = BirthDate.Parse("1999-02-14"),
            Amount = Toman.FromMillions(10),
            LoanDue = 12,
            StoreId = 1,
        }, cancellationToken);
        """;

    public static string Settings(DashboardView view, BaloanSandboxOptions options) => $$"""
        {
          "Baloan": {
            "BaseAddress": {{JsonSerializer.Serialize(view.Address, Json.SandboxJson.Options)}},
            "Username": {{JsonSerializer.Serialize(options.Username, Json.SandboxJson.Options)}},
            "Password": {{JsonSerializer.Serialize(options.Password, Json.SandboxJson.Options)}}
          }
        }
        """;

    public static string FirstLoan(DashboardView view, BaloanSandboxOptions options) => $$"""
        TOKEN=$(curl -s {{view.Address}}{{GatewayRoutes.Root}}token/ \
          --data-urlencode {{CurlCommand.Quote("username=" + options.Username)}} \
          --data-urlencode {{CurlCommand.Quote("password=" + options.Password)}} | sed 's/.*"access":"\([^"]*\)".*/\1/')

        curl {{view.Address}}{{GatewayRoutes.Root}}loan/ -H "Authorization: Bearer $TOKEN" \
          -H 'Content-Type: application/json' -d '{"phone_number":"09123456789",
            "national_identifier":"0012345679","birth_date":"1999-02-14",
            "amount":10000000,"loan_due":12,"store":1}'
        """;
}

/// <summary>A request as a command to repeat it. It holds what was sent, personal data included.</summary>
internal static class CurlCommand
{
    /// <summary>What curl sets itself.</summary>
    private static readonly HashSet<string> OwnHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "Host", "Content-Length", "Connection", "Transfer-Encoding", "Accept-Encoding", "Expect", "traceparent", "tracestate",
    };

    public static string Of(SandboxRequest request, string address)
    {
        var command = new StringBuilder("curl -i ");
        command.Append(request.Method switch
        {
            "GET" => "",
            "HEAD" => "--head ",
            var method => $"-X {Quote(method)} ",
        });
        command.Append(Quote(address.TrimEnd('/') + request.Path));
        foreach (var (name, value) in request.Headers.Where(header => !OwnHeaders.Contains(header.Key)))
        {
            command.Append(" \\\n  -H ").Append(Quote($"{name}: {value}"));
        }

        if (request.Body.Length > 0)
        {
            command.Append(" \\\n  --data-raw ").Append(Quote(request.Body));
        }

        return command.ToString();
    }

    /// <summary>A text that a shell takes as it is.</summary>
    public static string Quote(string text) => "'" + text.Replace("'", """'\''""", StringComparison.Ordinal) + "'";
}
