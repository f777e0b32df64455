namespace Baloan.Sdk.Tests.Contracts;

/// <summary>Gives its bytes, then nothing more, until the reader gives up.</summary>
internal sealed class StallingStream(byte[] bytes) : ForwardOnlyStream(new MemoryStream(bytes))
{
    private readonly TaskCompletionSource _stalled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends once the reader waits for what does not come.</summary>
    public Task Stalled => _stalled.Task;

    // The other ways to read come here.
    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        var read = Read(buffer.AsSpan(offset, count));
        if (read == 0)
        {
            _stalled.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        return read;
    }
}
