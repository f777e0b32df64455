using System.Text.Json.Serialization.Metadata;

namespace Baloan.Sdk;

/// <summary>Sends the partner's own operations the way that every operation goes.</summary>
internal sealed class PartnerCalls(GatewayTransport transport, RequestSettings settings)
{
    public Task SendAsync(BaloanRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return SendAndForgetAsync(request, cancellationToken);
    }

    public Task<TAnswer> SendAsync<TAnswer>(BaloanRequest request, JsonTypeInfo<TAnswer> answerType, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(answerType);
        return SendAndReadAsync(request, answerType, cancellationToken);
    }

    private async Task SendAndForgetAsync(BaloanRequest request, CancellationToken cancellationToken)
    {
        var whole = await WithBodyAsync(request, cancellationToken).ConfigureAwait(false);
        await transport.SendAsync(whole, cancellationToken).ConfigureAwait(false);
    }

    private async Task<TAnswer> SendAndReadAsync<TAnswer>(BaloanRequest request, JsonTypeInfo<TAnswer> answerType, CancellationToken cancellationToken)
    {
        var whole = await WithBodyAsync(request, cancellationToken).ConfigureAwait(false);
        var answer = await transport.SendAsync(whole, PartnerAnswer<TAnswer>.ReaderOf(answerType), cancellationToken).ConfigureAwait(false);
        return answer.Value;
    }

    private async ValueTask<GatewayRequest> WithBodyAsync(BaloanRequest request, CancellationToken cancellationToken)
    {
        var time = transport.Time;
        var startedAt = time.GetTimestamp();
        var operation = request.Operation.Gateway;
        var body = request.Content is { } content
            ? await content.ReadAsync(operation.Name, settings.Timeout, time, cancellationToken).ConfigureAwait(false)
            : null;
        return new GatewayRequest(operation, settings, Path: request.Path, PartnerBody: body, StartedAt: startedAt);
    }
}
