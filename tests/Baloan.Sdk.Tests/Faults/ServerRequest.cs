namespace Baloan.Sdk.Tests.Faults;

/// <summary>A request as the test server read it.</summary>
internal sealed record ServerRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public bool IsForToken => Path.Contains("/partnership/token/", StringComparison.Ordinal);

    public bool IsDownload => Path.EndsWith(".pdf", StringComparison.Ordinal);

    public bool OpensLoan => Path.EndsWith("/loan/", StringComparison.Ordinal);

    public override string ToString() => $"{Method} {Path}";
}
