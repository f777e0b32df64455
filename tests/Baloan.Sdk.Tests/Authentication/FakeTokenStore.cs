namespace Baloan.Sdk.Tests.Authentication;

/// <summary>A store that behaves as a test wants.</summary>
internal sealed class FakeTokenStore : ITokenStore
{
    private readonly TaskCompletionSource _readBegun = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Func<CancellationToken, Task<SharedToken?>> Read { get; set; } = _ => Task.FromResult<SharedToken?>(null);

    public Func<SharedToken, Task> Write { get; set; } = _ => Task.CompletedTask;

    public int Reads { get; private set; }

    public int Writes { get; private set; }

    public Task ReadBegunAsync() => _readBegun.Task.WaitAsync(Patience.Limit);

    public Task<SharedToken?> ReadAsync(string username, CancellationToken cancellationToken)
    {
        Reads++;
        _readBegun.TrySetResult();
        return Read(cancellationToken);
    }

    public Task WriteAsync(string username, SharedToken token, CancellationToken cancellationToken)
    {
        Writes++;
        return Write(token);
    }
}
