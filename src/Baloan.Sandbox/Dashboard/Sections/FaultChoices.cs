using Baloan.Sandbox.Json;

namespace Baloan.Sandbox.Dashboard.Sections;

/// <summary>The faults that the dashboard offers.</summary>
internal static class FaultChoices
{
    public const string CodePrefix = "code:";
    public const string ShapePrefix = "shape:";

    public static readonly IReadOnlyDictionary<string, SandboxFault> Plain = new Dictionary<string, SandboxFault>(StringComparer.Ordinal)
    {
        ["unavailable"] = SandboxFault.Status(StatusCodes.Status503ServiceUnavailable),
        ["server_error"] = SandboxFault.Status(StatusCodes.Status500InternalServerError),
        ["html_page"] = SandboxFault.HtmlPage(),
        ["too_many_requests"] = SandboxFault.TooManyRequests(TimeSpan.FromSeconds(17)),
        ["rate_limit"] = SandboxFault.RateLimit(5),
        ["slow"] = SandboxFault.Slow(TimeSpan.FromSeconds(3)),
        ["drop_before_work"] = SandboxFault.DropBeforeWork(),
        ["drop_after_work"] = SandboxFault.DropAfterWork(),
        ["lost_answer"] = SandboxFault.StatusAfterWork(StatusCodes.Status504GatewayTimeout),
        ["truncate"] = SandboxFault.Truncate(),
        ["expired_token"] = SandboxFault.ExpiredToken(),
        ["revoked_tokens"] = SandboxFault.RevokedTokens(),
        ["revoked_login"] = SandboxFault.RevokedTokens(refreshTokensToo: true),
    };

    public static IEnumerable<string> Codes => SandboxMagicValues.NationalIdentifiers.Keys;

    /// <summary>The fault that a choice stands for; null when there is no such choice.</summary>
    public static SandboxFault? Find(string choice)
    {
        if (choice.StartsWith(CodePrefix, StringComparison.Ordinal) && choice[CodePrefix.Length..] is { Length: > 0 } code)
        {
            return SandboxFault.Code(code);
        }

        return choice.StartsWith(ShapePrefix, StringComparison.Ordinal) && SnakeCaseEnum.TryParse(choice[ShapePrefix.Length..], out SandboxErrorShape shape)
            ? SandboxFault.ErrorShape(shape)
            : Plain.GetValueOrDefault(choice);
    }

    /// <summary>The choice that a fault came from; null when it was made elsewhere.</summary>
    public static string? KeyOf(SandboxFault fault) => Plain.FirstOrDefault(choice => choice.Value == Bare(fault)).Key;

    private static SandboxFault Bare(SandboxFault fault) =>
        fault with { Id = 0, Operation = null, Skip = 0, Times = null, Probability = 1, Seen = 0, Hits = 0 };
}
