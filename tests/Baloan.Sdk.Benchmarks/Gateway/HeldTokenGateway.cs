using System.Net;

namespace Baloan.Sdk.Benchmarks.Gateway;

/// <summary>A primary handler of token requests whose answers wait until they are released.</summary>
internal sealed class HeldTokenGateway : HttpMessageHandler
{
    private TaskCompletionSource _release = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _requests;

    public int Requests => Volatile.Read(ref _requests);

    public void Hold() => _release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Release() => _release.SetResult();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _requests);
        await _release.Task.WaitAsync(cancellationToken);
        var content = new ByteArrayContent(CannedGateway.Token);
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = content, RequestMessage = request };
    }
}
