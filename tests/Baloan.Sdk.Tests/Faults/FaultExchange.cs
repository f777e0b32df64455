namespace Baloan.Sdk.Tests.Faults;

/// <summary>A request at the site of the fault, with the answer that it would have without the fault.</summary>
/// <param name="Connection">Where to answer.</param>
/// <param name="Request">The request.</param>
/// <param name="Answer">The sound answer.</param>
/// <param name="Clock">The clock of the client.</param>
/// <param name="Server">The server.</param>
/// <param name="Number">How often the fault was met, this time included.</param>
internal sealed record FaultExchange(
    ServerConnection Connection,
    ServerRequest Request,
    ServerAnswer Answer,
    FaultClock Clock,
    FaultServer Server,
    int Number)
{
    /// <summary>How long the client waits for the answer to begin.</summary>
    public TimeSpan PatienceForHeaders => Request switch
    {
        { IsForToken: true } => FaultScene.TokenAttemptTimeout,
        { Method: "GET" } => FaultScene.AttemptTimeout,
        _ => FaultScene.Timeout,
    };

    /// <summary>How long it waits for the answer to end; a download has the whole time for that.</summary>
    public TimeSpan PatienceForBody => Request.IsDownload ? FaultScene.Timeout : PatienceForHeaders;

    /// <summary>Lets so much time pass that this attempt is given up, and waits until it is.</summary>
    public async Task OutlastAsync(TimeSpan patience)
    {
        Clock.Advance(patience);
        await Connection.ClosedByClientAsync();
    }
}
