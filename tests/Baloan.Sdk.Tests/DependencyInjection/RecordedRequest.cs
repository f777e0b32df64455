namespace Baloan.Sdk.Tests.DependencyInjection;

/// <summary>A request that <see cref="RecordingHandler"/> answered.</summary>
internal sealed record RecordedRequest(Uri Address, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public bool IsTokenRequest => Address.AbsolutePath.EndsWith("/token/", StringComparison.Ordinal);
}
