namespace Baloan.Sdk.Smoke;

/// <summary>Puts call backs into the inbox.</summary>
internal sealed class InboxHandler(CallbackInbox inbox) : IBaloanCallbackHandler
{
    public Task HandleAsync(LoanCallback callback, BaloanCallbackContext context, CancellationToken cancellationToken)
    {
        inbox.Arrived(callback);
        return Task.CompletedTask;
    }
}
