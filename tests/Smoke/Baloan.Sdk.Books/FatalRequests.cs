namespace Baloan.Sdk.Smoke;

/// <summary>Dies before a loan is asked for, while the gateway works on it, or when its answer has come.</summary>
public sealed class FatalRequests(Fate fate) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method != HttpMethod.Post || request.RequestUri?.AbsolutePath.EndsWith("/loan/", StringComparison.Ordinal) != true)
        {
            return await base.SendAsync(request, cancellationToken);
        }

        fate.Meet(Step.LineWritten);
        var sending = base.SendAsync(request, cancellationToken);
        if (fate.ComesAt(Step.RequestLeft))
        {
            await Task.WhenAny(sending, Task.Delay(Random.Shared.Next(10), cancellationToken));
            Fate.Die();
        }

        var response = await sending;
        fate.Meet(Step.AnswerCame);
        return response;
    }
}
