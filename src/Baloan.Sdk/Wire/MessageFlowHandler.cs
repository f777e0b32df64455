namespace Baloan.Sdk;

/// <summary>The outermost handler: lets <see cref="SendOnceHandler"/> find a message through handlers' copies of it, too.</summary>
internal sealed class MessageFlowHandler : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        GatewayRequestMessage.Current = request as GatewayRequestMessage;
        return base.SendAsync(request, cancellationToken);
    }
}
