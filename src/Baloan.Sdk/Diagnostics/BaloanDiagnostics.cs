namespace Baloan.Sdk;

/// <summary>The names under which the client reports what it does.</summary>
public static class BaloanDiagnostics
{
    /// <summary>The name of the activity source: <c>Baloan.Sdk</c>.</summary>
    public const string ActivitySourceName = "Baloan.Sdk";

    /// <summary>The name of the meter: <c>Baloan.Sdk</c>.</summary>
    public const string MeterName = "Baloan.Sdk";
}
