namespace Baloan.Sdk.Http.Internal;

/// <summary>The outermost handler: lets <see cref="SendOnceHandler"/> find a change's sending through copies of its message, too.</summary>
internal sealed class ChangeFlowHandler : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ChangeSending.Current = (request as GatewayRequestMessage)?.Sending;
        return base.SendAsync(request, cancellationToken);
    }
}
