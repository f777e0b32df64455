namespace Baloan.Sdk;

/// <summary>The names under which the client tells what it does.</summary>
public static class BaloanDiagnostics
{
    /// <summary>The name of the activity source: give it to OpenTelemetry's <c>AddSource</c>.</summary>
    public const string ActivitySourceName = "Baloan.Sdk";

    /// <summary>The name of the meter: give it to OpenTelemetry's <c>AddMeter</c>.</summary>
    public const string MeterName = "Baloan.Sdk";
}
