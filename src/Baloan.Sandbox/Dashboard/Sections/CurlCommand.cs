using System.Text;
using Baloan.Sandbox.Gateway;
using Baloan.Sandbox.Loans;
using Baloan.Sandbox.Tokens;

namespace Baloan.Sandbox.Dashboard.Sections;

/// <summary>A request as commands that repeat it in a fresh shell: they log in by themselves where the request had a token.</summary>
internal sealed class CurlCommand(PartnerBook partners, TokenIssuer tokens)
{
    private const string Authorization = "Authorization";
    private const string Bearer = "Bearer ";
    private const string Token = "TOKEN";
    private const string Refresh = "REFRESH";
    private const string Otp = "OTP";

    private const string HiddenPassword = "\"password=${PASSWORD:?is the password of the partner}\"";

    /// <summary>What curl sets itself.</summary>
    private static readonly HashSet<string> OwnHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "Host", "Content-Length", "Connection", "Transfer-Encoding", "Accept-Encoding", "Expect", "traceparent", "tracestate",
    };

    /// <summary>The partner whose credentials the dashboard shows.</summary>
    private SandboxPartner First => partners.Find(PartnerBook.First)!;

    /// <summary>With what was sent, personal data included.</summary>
    public string Whole(SandboxRequest request, string address) => Of(request, address, isMasked: false);

    /// <summary>
    /// With an invented applicant in place of the one who was sent, and with the sandbox's own credentials; the password of another partner,
    /// which the dashboard does not show, is asked for in a variable.
    /// </summary>
    public string Masked(SandboxRequest request, string address)
    {
        string Invent(string field, string sent) => Invented(request, field, sent);
        var shown = request.Headers.Where(header => IsBearer(header) || !PersonalDataMask.IsSecret(header.Key));
        var masked = request with
        {
            Path = SentLine.Replace(request.Path, Invent),
            Headers = shown.ToDictionary(header => header.Key, header => IsBearer(header) ? header.Value : SentLine.Replace(header.Value, Invent)),
            Body = PersonalDataMask.Replace(request.Body, Invent),
        };
        return Of(masked, address, isMasked: true);
    }

    /// <summary>A text that a shell takes as it is.</summary>
    public static string Quote(string text) => "'" + text.Replace("'", """'\''""", StringComparison.Ordinal) + "'";

    /// <summary>The command that logs in and prints the access token.</summary>
    public static string LogIn(string address, string username, string password) => LogIn(address, username, Quote("password=" + password), "access");

    private static string LogIn(string address, string username, string passwordField, string token) => $$"""
        curl -s {{Quote(address + GatewayRoutes.Root + "token/")}} \
          --data-urlencode {{Quote("username=" + username)}} \
          --data-urlencode {{passwordField}} | sed 's/.*"{{token}}":"\([^"]*\)".*/\1/'
        """;

    private static bool IsBearer(KeyValuePair<string, string> header) =>
        header.Key.Equals(Authorization, StringComparison.OrdinalIgnoreCase) && header.Value.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase);

    private static string Variable(string name) => $"{SentLine.Mark}{name}{SentLine.Mark}";

    private string Of(SandboxRequest request, string address, bool isMasked)
    {
        var origin = address.TrimEnd('/');
        var command = new StringBuilder("curl -i --globoff --path-as-is ");
        command.Append(request.Method switch
        {
            "GET" => "",
            "HEAD" => "--head ",
            var method => $"-X {Quote(method)} ",
        });
        command.Append(Quote(origin + request.Path));
        foreach (var header in request.Headers.Where(header => !OwnHeaders.Contains(header.Key)))
        {
            command.Append(" \\\n  -H ").Append(Quote($"{header.Key}: {(IsBearer(header) ? Bearer + Variable(Token) : header.Value)}"));
        }

        if (request.Body.Length > 0)
        {
            command.Append(" \\\n  --data-raw ").Append(Quote(request.Body));
        }

        return Assignments(request, origin, command.ToString(), isMasked) + WithVariables(command.ToString());
    }

    /// <summary>The lines that fill the variables which a command uses.</summary>
    private string Assignments(SandboxRequest request, string origin, string command, bool isMasked)
    {
        var partner = PartnerOf(request);
        var isHidden = isMasked && partner != First;
        var password = isHidden ? HiddenPassword : Quote("password=" + partner.Password);
        var lines = new StringBuilder();
        foreach (var (name, value) in new[]
        {
            (Token, LogIn(origin, partner.Username, password, "access")),
            (Refresh, LogIn(origin, partner.Username, password, "refresh")),
            (Otp, $$"""curl -s {{Quote($"{origin}/sandbox/loans/{LoanLinks.FirstIdIn(request.Path):D}/otp")}} | sed 's/.*"otp":"\([^"]*\)".*/\1/'"""),
        })
        {
            if (command.Contains(Variable(name), StringComparison.Ordinal))
            {
                lines.Append(name).Append("=$(").Append(value).Append(")\n");
            }
        }

        return lines.ToString();
    }

    /// <summary>Lets the shell fill the variables in, within its single quotes.</summary>
    private static string WithVariables(string command) => new[] { Token, Refresh, Otp }.Aggregate(
        command, (text, name) => text.Replace(Variable(name), $"'\"${name}\"'", StringComparison.Ordinal));

    /// <summary>A value for a field whose own is personal or secret.</summary>
    private string Invented(SandboxRequest request, string field, string sent) => field switch
    {
        "phone_number" => InventedApplicant.PhoneOf(request.Number),
        "national_identifier" => SandboxMagicValues.IsMagic(sent) ? sent : InventedApplicant.NationalIdentifierOf(request.Number),
        "birth_date" => InventedApplicant.BirthDate,
        "username" => First.Username,
        "password" => First.Password,
        "otp" => SandboxMagicValues.CodeOfOtp(sent) is null ? Variable(Otp) : sent,
        "refresh" => Variable(Refresh),
        _ => Variable(Token),
    };

    /// <summary>The partner whose token a request had; the first where it had none of this sandbox's.</summary>
    private SandboxPartner PartnerOf(SandboxRequest request) => request.Headers.FirstOrDefault(IsBearer) is { Value: { } value }
        && tokens.IssuedTo(value[Bearer.Length..].Trim()) is { } number
        && partners.Find(number) is { } partner ? partner : First;
}
