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
        TOKEN=$({{CurlCommand.LogIn(view.Address, options.Username, options.Password)}})

        curl {{view.Address}}{{GatewayRoutes.Root}}loan/ -H "Authorization: Bearer $TOKEN" \
          -H 'Content-Type: application/json' -d '{"phone_number":"09123456789",
            "national_identifier":"0012345679","birth_date":"1999-02-14",
            "amount":10000000,"loan_due":12,"store":1}'
        """;
}
