using System.Text.RegularExpressions;

namespace Baloan.Sandbox.Gateway;

/// <summary>The gateway's addresses, as strict as the framework behind it: case, slashes and UUIDs must be exact.</summary>
internal static partial class GatewayRoutes
{
    public const string Root = "/api/v1/partnership/";
    public const string ContractFiles = "/media/contracts/";

    public static bool IsGateway(PathString path) =>
        path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/media", StringComparison.OrdinalIgnoreCase);

    public static bool Exists(string path) => Known().IsMatch(path);

    public static SandboxOperation? OperationOf(string method, string path)
    {
        var match = Known().Match(path);
        if (!match.Success)
        {
            return null;
        }

        return (method == "HEAD" ? "GET" : method, match.Groups["name"].Value) switch
        {
            ("POST", "token/") => SandboxOperation.ObtainToken,
            ("POST", "token/refresh/") => SandboxOperation.RefreshToken,
            ("GET", "loan-policies") => SandboxOperation.ListPolicies,
            ("POST", "loan/") => SandboxOperation.OpenLoan,
            ("GET", var name) when name.StartsWith("loan/", StringComparison.Ordinal) && name.EndsWith("contract/", StringComparison.Ordinal) => SandboxOperation.GetContract,
            ("POST", var name) when name.EndsWith("contract/", StringComparison.Ordinal) => SandboxOperation.RequestOtp,
            ("PATCH", var name) when name.EndsWith("contract/", StringComparison.Ordinal) => SandboxOperation.SignContract,
            ("POST", var name) when name.EndsWith("cancel/", StringComparison.Ordinal) => SandboxOperation.CancelLoan,
            ("GET", "") => SandboxOperation.DownloadContract,
            _ => null,
        };
    }

    public static bool NeedsToken(string path) =>
        path.StartsWith(Root, StringComparison.Ordinal) && !path.StartsWith(Root + "token/", StringComparison.Ordinal);

    [GeneratedRegex(
        @"\A(?:/api/v1/partnership/(?<name>token/|token/refresh/|loan-policies|loan/|loan/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/(?:contract|cancel)/)|/media/contracts/[0-9a-f-]{36}\.pdf)\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Known();
}
