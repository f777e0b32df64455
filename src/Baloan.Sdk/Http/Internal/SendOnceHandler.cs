namespace Baloan.Sdk.Http.Internal;

/// <summary>
/// The innermost handler: lets a change through once, whatever repeating handlers the application has stacked above it
/// (<c>ConfigureHttpClientDefaults</c> with a resilience handler, say). A change of which nothing has left may go again.
/// </summary>
internal sealed class SendOnceHandler : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        request is GatewayRequestMessage { Change: { } change } message && !message.TryClaim(change)
            ? Task.FromException<HttpResponseMessage>(new ChangeRepeatedException())
            : base.SendAsync(request, cancellationToken);
}
