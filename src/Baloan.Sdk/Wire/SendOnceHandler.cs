namespace Baloan.Sdk;

/// <summary>
/// The innermost handler: lets a change through once, whatever repeating or hedging handlers the application has stacked above
/// it, and whether they send the message itself or copies. A change of which nothing has left may go again.
/// </summary>
internal sealed class SendOnceHandler : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var message = request as GatewayRequestMessage ?? GatewayRequestMessage.Current;
        message?.OnSend(request);
        return message?.Sending is not { } sending
            ? base.SendAsync(request, cancellationToken)
            : SendChangeAsync(request, sending, cancellationToken);
    }

    private async Task<HttpResponseMessage> SendChangeAsync(HttpRequestMessage request, ChangeSending sending, CancellationToken cancellationToken)
    {
        if (!sending.TryLetOut())
        {
            throw new ChangeRepeatedException();
        }

        try
        {
            request.Content = await WatchedContent.OfAsync(request.Content, sending).ConfigureAwait(false);
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            sending.OnAnswer(response);
            return response;
        }
        catch
        {
            sending.OnFailure();
            throw;
        }
    }
}
