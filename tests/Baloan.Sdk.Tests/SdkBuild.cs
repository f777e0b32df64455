namespace Baloan.Sdk.Tests;

/// <summary>Which build of the client is tested, and what the build for netstandard2.0 does otherwise.</summary>
internal static class SdkBuild
{
    public const string NetRepeatsReads =
        "The netstandard2.0 build cannot see connections open: where one is closed before an answer, .NET itself sends a read again.";

    public const string NoSpansToParse = "netstandard2.0 parses numbers from strings.";

    public const string NoBufferCache = "Only the net10.0 build knows a cache that writes into a buffer: it came with version 9 of the caching package.";

    public static bool HasNoBufferCache =>
        typeof(BaloanClient).Assembly.GetReferencedAssemblies().Single(name => name.Name == "Microsoft.Extensions.Caching.Abstractions").Version!.Major < 9;

    public static bool IsNetStandard =>
#if SDK_NETSTANDARD
        true;
#else
        false;
#endif
}
