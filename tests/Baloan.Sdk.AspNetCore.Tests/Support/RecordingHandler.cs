namespace Baloan.Sdk.AspNetCore.Tests.Support;

internal sealed class RecordingHandler(Deeds deeds) : IBaloanCallbackHandler
{
    public async Task HandleAsync(LoanCallback callback, BaloanCallbackContext context, CancellationToken cancellationToken)
    {
        await deeds.OnHandle(callback, context, cancellationToken);
        deeds.Done.Enqueue((callback, context));
    }
}
