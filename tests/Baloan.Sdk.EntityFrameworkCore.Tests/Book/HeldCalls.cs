namespace Baloan.Sdk.Tests.Book;

/// <summary>Holds requests for loans on their way: before they are sent, or once their answer is there.</summary>
internal sealed class HeldCalls(bool holdsAnswers) : DelegatingHandler
{
    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Waits until one is held.</summary>
    public Task UntilHeldAsync() => _arrived.Task.WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);

    public void Release() => _released.TrySetResult();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method != HttpMethod.Post || !request.RequestUri!.AbsolutePath.EndsWith("/loan/", StringComparison.Ordinal))
        {
            return await base.SendAsync(request, cancellationToken);
        }

        var answer = holdsAnswers ? await base.SendAsync(request, cancellationToken) : null;
        _arrived.TrySetResult();
        await _released.Task.WaitAsync(cancellationToken);
        return answer ?? await base.SendAsync(request, cancellationToken);
    }
}
