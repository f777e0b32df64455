using System.Globalization;
using Baloan.Sandbox.Dashboard.Wording;
using Baloan.Sandbox.Storage;

namespace Baloan.Sandbox.Dashboard.Sections;

/// <summary>The clock, the partnership and the tokens.</summary>
internal sealed class ControlsSection(SandboxClock clock, SettingsBook settings)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public Html List(DashboardView view) => Html.Of($"{Clock(view.Text)}{Partnership(view.Text)}");

    private Html Clock(DashboardText text)
    {
        var now = clock.GetUtcNow();
        return Html.Of($"""
            <div class="control" id="clock" tabindex="-1">
              <p><span class="name">{text.Clock}</span> <time class="clock" datetime="{DashboardFormat.Iso(now)}" data-running="{(clock.IsStopped ? "no" : "yes")}"><bdi class="day">{text.Day(now)}</bdi> <bdi class="time">{text.Time(now)}</bdi></time> {(clock.IsStopped ? Widgets.Badge("warn", text.ClockStopped) : Html.None)}</p>
              <div class="actions">
                {(clock.IsStopped ? Widgets.Action("clock/resume", text.Resume) : Widgets.Action("clock/stop", text.Stop))}
                {Jump(text.MinuteOn, TimeSpan.FromMinutes(1))}{Jump(text.HourOn, TimeSpan.FromHours(1))}{Jump(text.DayOn, Day)}
                {Widgets.Action("clock/reset", text.RealTime)}
              </div>
            </div>
            """);
    }

    private Html Partnership(DashboardText text)
    {
        var isActive = settings.Current.PartnershipIsActive;
        return Html.Of($"""
            <div class="control" id="partnership" tabindex="-1">
              <p><span class="name">{text.Partnership}</span> {(isActive ? Widgets.Badge("good", text.PartnershipActive) : Widgets.Badge("broken", text.PartnershipEnded))}</p>
              <div class="actions">{(isActive ? Widgets.Action("partnership/end", text.EndPartnership) : Widgets.Action("partnership/renew", text.RenewPartnership))}</div>
            </div>
            """);
    }

    private static Html Jump(string label, TimeSpan by) =>
        Widgets.Action("clock/jump", label, "", null, null, ("seconds", by.TotalSeconds.ToString(CultureInfo.InvariantCulture)));
}
