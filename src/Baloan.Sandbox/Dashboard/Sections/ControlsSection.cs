using System.Globalization;
using Baloan.Sandbox.Dashboard.Wording;
using Baloan.Sandbox.Settings;

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
              <p><span class="name">{text.Clock}</span> <time class="clock" dir="ltr" datetime="{DashboardFormat.Iso(now)}" data-running="{(clock.IsStopped ? "no" : "yes")}">{text.Day(now)} <span>{text.Time(now)}</span></time> {(clock.IsStopped ? Parts.Badge("warn", text.ClockStopped) : Html.None)}</p>
              <div class="actions">
                {(clock.IsStopped ? Parts.Action("clock/resume", text.Resume) : Parts.Action("clock/stop", text.Stop))}
                {Jump(text.MinuteOn, TimeSpan.FromMinutes(1))}{Jump(text.HourOn, TimeSpan.FromHours(1))}{Jump(text.DayOn, Day)}
                {Parts.Action("clock/reset", text.RealTime)}
              </div>
            </div>
            """);
    }

    private Html Partnership(DashboardText text)
    {
        var isActive = settings.Current.PartnershipIsActive;
        return Html.Of($"""
            <div class="control" id="partnership" tabindex="-1">
              <p><span class="name">{text.Partnership}</span> {(isActive ? Parts.Badge("good", text.PartnershipActive) : Parts.Badge("broken", text.PartnershipEnded))}</p>
              <div class="actions">{(isActive ? Parts.Action("partnership/end", text.EndPartnership) : Parts.Action("partnership/renew", text.RenewPartnership))}</div>
            </div>
            """);
    }

    private static Html Jump(string label, TimeSpan by) =>
        Parts.Action("clock/jump", label, "", null, ("seconds", by.TotalSeconds.ToString(CultureInfo.InvariantCulture)));
}
