using System.Collections.Concurrent;

namespace Baloan.Sdk.AspNetCore.Tests.Support;

/// <summary>What the application's handler did, and what it is to do.</summary>
internal sealed class Deeds
{
    /// <summary>Runs in the handler; what it throws, the handler throws.</summary>
    public Func<LoanCallback, BaloanCallbackContext, CancellationToken, Task> OnHandle { get; set; } = (_, _, _) => Task.CompletedTask;

    /// <summary>Every run that ended well, in order.</summary>
    public ConcurrentQueue<(LoanCallback Callback, BaloanCallbackContext Context)> Done { get; } = new();

    public IEnumerable<LoanState> States => Done.Select(done => done.Callback.State);

    public (LoanCallback Callback, BaloanCallbackContext Context) Last => Done.Last();
}
