using Baloan.Sandbox.Dashboard.Wording;

namespace Baloan.Sandbox.Dashboard.Sections;

/// <summary>What every part of the page needs to know.</summary>
/// <param name="Text">The words.</param>
/// <param name="Address">Where the browser reached the sandbox, without a closing slash.</param>
internal sealed record DashboardView(DashboardText Text, string Address);
