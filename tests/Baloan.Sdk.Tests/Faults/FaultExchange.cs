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
    /// <summary>Lets so much time pass that this attempt is given up, and waits until it is.</summary>
    /// <param name="headersWereSent">Whether it is a body that is waited for; that of a download has the whole time.</param>
    public async Task OutlastAsync(bool headersWereSent)
    {
        Clock.Advance(Request switch
        {
            { IsForToken: true } => FaultScene.TokenAttemptTimeout,
            { IsDownload: true } when headersWereSent => FaultScene.Timeout,
            { Method: "GET" } => FaultScene.AttemptTimeout,
            _ => FaultScene.Timeout,
        });
        await Connection.ClosedByClientAsync();
    }
}
