using System.Globalization;
using Baloan.Sandbox.Dashboard.Faults;
using Baloan.Sandbox.Dashboard.Wording;
using Baloan.Sandbox.Json;

namespace Baloan.Sandbox.Dashboard.Sections;

/// <summary>The faults that are on.</summary>
internal sealed class FaultSection(SandboxFaults faults)
{
    private const double Percent = 100;

    public Html List(DashboardView view)
    {
        var all = faults.All;
        return all.Count == 0
            ? Widgets.Empty("faults-empty", view.Text.NoFaults, view.Text.NoFaultsHint)
            : Html.Of($"{all.Select(fault => Card(view.Text, fault))}{(all.Count > 1 ? Html.Of($"""<div id="faults-clear">{Widgets.Action("faults/clear", view.Text.SwitchAllOff, "danger", null, view.Text.SwitchAllOffQuestion)}</div>""") : Html.None)}");
    }

    private static Html Card(DashboardText text, SandboxFault fault)
    {
        var name = FaultChoice.Title(text, fault);
        var isUsedUp = fault.Hits >= fault.Times;
        return Html.Of($"""
            <article class="card fault-card" id="fault-{fault.Id}" tabindex="-1" data-say="{name}: {text.Hits.Fill(text.Number(fault.Hits))}">
              <header>
                <h3><bdi>{name}</bdi></h3>
                {Widgets.Badge(isUsedUp ? "quiet" : "fault", isUsedUp ? text.UsedUp : text.Hits.Fill(text.Number(fault.Hits)))}
              </header>
              <p class="note">{Operation(text, fault)}{text.Separator}{string.Join(text.Separator, HowOften(text, fault))}</p>
              {Widgets.Action($"faults/{fault.Id.ToString(CultureInfo.InvariantCulture)}/off", text.SwitchOff, "", $"{text.SwitchOff}: {name}", text.SwitchOffQuestion.Fill(name))}
            </article>
            """);
    }

    private static Html Operation(DashboardText text, SandboxFault fault) => fault.Operation is { } operation
        ? Html.Of($"""<code dir="ltr">{SnakeCaseEnum.Name(operation)}</code>""")
        : Html.Of($"{text.AllOperations}");

    private static IEnumerable<string> HowOften(DashboardText text, SandboxFault fault)
    {
        if (fault.Times is { } times)
        {
            yield return text.HitsOf.Fill(text.Number(fault.Hits), text.Number(times));
        }
        else if (fault.Probability >= 1)
        {
            yield return text.UntilOff;
        }

        if (fault.Probability < 1)
        {
            yield return text.Chance.Fill(text.Number(fault.Probability * Percent));
        }

        if (fault.Skip > 0)
        {
            yield return text.AfterFirst.Fill(text.Number(fault.Skip));
        }

        if (fault.RetryAfter is { } wait)
        {
            yield return text.TellsToWait.Fill(text.Number(wait.TotalSeconds));
        }
    }
}
