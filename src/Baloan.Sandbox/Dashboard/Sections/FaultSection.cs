using System.Globalization;
using Baloan.Sandbox.Dashboard.Wording;
using Baloan.Sandbox.Json;

namespace Baloan.Sandbox.Dashboard.Sections;

/// <summary>The faults that are on, and a form to switch on others.</summary>
internal sealed class FaultSection(SandboxFaults faults)
{
    public Html List(DashboardView view)
    {
        var all = faults.All;
        return all.Count == 0
            ? Widgets.Empty("faults-empty", view.Text.NoFaults, view.Text.NoFaultsHint)
            : Html.Of($"{all.Select(fault => Card(view.Text, fault))}{(all.Count > 1 ? Html.Of($"""<div id="faults-clear">{Widgets.Action("faults/clear", view.Text.SwitchAllOff)}</div>""") : Html.None)}");
    }

    public static Html Form(DashboardView view)
    {
        var text = view.Text;
        return Html.Of($"""
            <form method="post" action="/dashboard/faults" class="stack">
              <label>{text.Fault}<select name="fault">
                {FaultChoices.Plain.Keys.Select(key => Option(key, text.FaultNames[key]))}
                <optgroup label="{text.ErrorCodes}">{FaultChoices.Codes.Select(code => Option(FaultChoices.CodePrefix + code, code))}</optgroup>
                <optgroup label="{text.ErrorShapes}">{Enum.GetValues<SandboxErrorShape>().Select(shape => Option(FaultChoices.ShapePrefix + SnakeCaseEnum.Name(shape), SnakeCaseEnum.Name(shape)))}</optgroup>
              </select></label>
              <label>{text.Operation}<select name="operation">
                {Option("", text.AllOperations)}
                {Enum.GetValues<SandboxOperation>().Select(operation => Option(SnakeCaseEnum.Name(operation), SnakeCaseEnum.Name(operation)))}
              </select></label>
              <label>{text.HowOften}<select name="often">
                {Option("once", text.Once)}{Option("three_times", text.ThreeTimes)}{Option("until_off", text.UntilOff)}{Option("half", text.HalfTheTime)}
              </select></label>
              <button class="primary">{text.SwitchOn}</button>
            </form>
            """);
    }

    private static Html Option(string value, string label) => Html.Of($"""<option value="{value}">{label}</option>""");

    private static Html Card(DashboardText text, SandboxFault fault)
    {
        var name = NameOf(text, fault);
        var isUsedUp = fault.Hits >= fault.Times;
        return Html.Of($"""
            <article class="card fault-card" id="fault-{fault.Id}" tabindex="-1" data-say="{name}: {text.Hits.Fill(text.Number(fault.Hits))}">
              <header>
                <h3><bdi>{name}</bdi></h3>
                {Widgets.Badge(isUsedUp ? "quiet" : "fault", isUsedUp ? text.UsedUp : text.Hits.Fill(text.Number(fault.Hits)))}
              </header>
              <p class="note">{Operation(text, fault)} · {HowOften(text, fault)}</p>
              {Widgets.Action($"faults/{fault.Id.ToString(CultureInfo.InvariantCulture)}/off", text.SwitchOff, "", $"{text.SwitchOff}: {name}")}
            </article>
            """);
    }

    private static Html Operation(DashboardText text, SandboxFault fault) => fault.Operation is { } operation
        ? Html.Of($"""<code>{SnakeCaseEnum.Name(operation)}</code>""")
        : Html.Of($"{text.AllOperations}");

    private static string HowOften(DashboardText text, SandboxFault fault) => fault switch
    {
        { Times: { } times } => $"{text.Number(fault.Hits)} / {text.Number(times)}",
        { Probability: < 1 } => $"{text.Number((long)(fault.Probability * 100))}%",
        _ => text.UntilOff,
    };

    private static string NameOf(DashboardText text, SandboxFault fault) => fault switch
    {
        { ErrorCode: { } code } => code,
        { Kind: SandboxFaultKind.ErrorShape } => SnakeCaseEnum.Name(fault.Shape),
        _ when FaultChoices.KeyOf(fault) is { } key => text.FaultNames[key],
        { Kind: SandboxFaultKind.Status or SandboxFaultKind.StatusAfterWork } =>
            string.Create(CultureInfo.InvariantCulture, $"{SnakeCaseEnum.Name(fault.Kind)} {fault.StatusCode}"),
        _ => SnakeCaseEnum.Name(fault.Kind),
    };
}

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
