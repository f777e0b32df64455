using System.Globalization;
using Baloan.Sandbox.Dashboard.Wording;
using Baloan.Sandbox.Json;

namespace Baloan.Sandbox.Dashboard.Faults;

/// <summary>What the dashboard lets go wrong: each kind of fault, and the page of a web server before the gateway.</summary>
internal static class FaultChoice
{
    public const string HtmlPage = "html_page";

    private const string HtmlType = "text/html";

    /// <summary>The choices, by their names in the form.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<SandboxFaultKind>().Select(SnakeCaseEnum.Name), HtmlPage];

    /// <summary>What a fault does, in words.</summary>
    public static string Title(DashboardText text, SandboxFault fault) => text.FaultTitles[Of(fault)].Fill(fault.Kind switch
    {
        SandboxFaultKind.Status or SandboxFaultKind.StatusAfterWork => text.Digits(fault.StatusCode.ToString(CultureInfo.InvariantCulture)),
        SandboxFaultKind.Code => Isolated(fault.ErrorCode!),
        SandboxFaultKind.Delay => text.Number(fault.Delay.TotalSeconds),
        SandboxFaultKind.RateLimit => text.Number(fault.RequestsPerMinute),
        SandboxFaultKind.ErrorShape => Isolated(SnakeCaseEnum.Name(fault.Shape)),
        _ => "",
    });

    private static string Of(SandboxFault fault) =>
        fault is { Kind: SandboxFaultKind.Status, ContentType: HtmlType, Body: not null } ? HtmlPage : SnakeCaseEnum.Name(fault.Kind);

    /// <summary>A name within a sentence of another direction, by the marks of Unicode, which attributes can hold too.</summary>
    private static string Isolated(string name) => $"\u2068{name}\u2069";
}
