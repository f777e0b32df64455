namespace Baloan.Sdk;

/// <summary>The inbox of call backs, for whoever looks after it.</summary>
public interface ICallbackInbox
{
    /// <summary>The call backs whose handler has failed to the last, the oldest first, at most 1,000.</summary>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    Task<IReadOnlyList<StoredCallback>> DeadLettersAsync(CancellationToken cancellationToken = default);

    /// <summary>Has a dead letter handled again.</summary>
    /// <param name="id">Its <see cref="StoredCallback.Id"/>.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    /// <returns>Whether it was a dead letter.</returns>
    Task<bool> ReplayAsync(long id, CancellationToken cancellationToken = default);

    /// <summary>Has all dead letters handled again.</summary>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    /// <returns>How many there were.</returns>
    Task<int> ReplayAllAsync(CancellationToken cancellationToken = default);
}
