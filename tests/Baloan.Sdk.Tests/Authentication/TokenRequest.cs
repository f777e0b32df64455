namespace Baloan.Sdk.Tests.Authentication;

/// <summary>A token request as it reached the gateway.</summary>
internal sealed record TokenRequest(int Number, Uri Uri, string Body, string? ContentType, long? ContentLength, bool HasAuthorization)
{
    public bool IsLogin => Uri.AbsolutePath == "/api/v1/partnership/token/";

    public bool IsRefresh => Uri.AbsolutePath == "/api/v1/partnership/token/refresh/";
}
