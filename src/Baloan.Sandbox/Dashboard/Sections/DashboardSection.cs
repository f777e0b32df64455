namespace Baloan.Sandbox.Dashboard.Sections;

/// <summary>The parts of the page that are kept up to date.</summary>
internal enum DashboardSection
{
    Loans,
    Requests,
    Callbacks,
    Faults,
    Controls,
}
