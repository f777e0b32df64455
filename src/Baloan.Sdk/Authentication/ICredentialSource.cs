namespace Baloan.Sdk;

/// <summary>Where credentials come from that have to be asked for before a renewal.</summary>
internal interface ICredentialSource
{
    /// <summary>The credentials as they were last given.</summary>
    TokenSettings Current { get; }

    /// <summary>Asks for them; the reason where there are none.</summary>
    /// <exception cref="OperationCanceledException">Its token was cancelled.</exception>
    Task<TokenFailure?> RenewAsync(CancellationToken cancellationToken);
}
