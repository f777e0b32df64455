using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Baloan.Sdk;

/// <summary>The activity source and the meter that all clients share.</summary>
internal static class Instruments
{
    public static ActivitySource Activities { get; } = new(BaloanDiagnostics.ActivitySourceName);

    public static Meter Meter { get; } = new(BaloanDiagnostics.MeterName);
}
