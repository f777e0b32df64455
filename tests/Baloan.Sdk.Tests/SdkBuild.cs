namespace Baloan.Sdk.Tests;

/// <summary>Which build of the client is tested, and what the build for netstandard2.0 does otherwise.</summary>
internal static class SdkBuild
{
    public const string NetRepeatsReads =
        "The netstandard2.0 build cannot see connections open: where one is closed before an answer, .NET itself sends a read again.";

    public const string NoSpansToParse = "netstandard2.0 parses numbers from strings.";

    public static bool IsNetStandard =>
#if SDK_NETSTANDARD
        true;
#else
        false;
#endif
}
