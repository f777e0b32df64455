namespace Baloan.Sdk.Tests.Contracts;

/// <summary>Gives its bytes, then nothing more, until the reader gives up.</summary>
internal sealed class StallingStream(byte[] bytes) : ForwardOnlyStream(new MemoryStream(bytes))
{
    private readonly TaskCompletionSource _stalled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends once the reader waits for what does not come.</summary>
    public Task Stalled => _stalled.Task;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await base.ReadAsync(buffer, cancellationToken);
        if (read == 0)
        {
            _stalled.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        return read;
    }
}
