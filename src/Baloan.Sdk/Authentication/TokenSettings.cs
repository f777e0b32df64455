using Microsoft.Extensions.Logging;

namespace Baloan.Sdk;

/// <summary>The credentials and options as they are at the time of a renewal.</summary>
internal sealed class TokenSettings(string username, string password, BaloanTokenOptions options)
{
    public string Username { get; } = username;

    public string Password { get; } = password;

    public BaloanTokenOptions Options { get; } = options;

    public bool HasSameCredentials(TokenSettings other) =>
        string.Equals(Username, other.Username, StringComparison.Ordinal)
        && string.Equals(Password, other.Password, StringComparison.Ordinal);
}

/// <summary>Where the credentials of a client come from.</summary>
internal interface ICredentialSource
{
    /// <summary>The credentials as they were last given.</summary>
    TokenSettings Current { get; }

    /// <summary>Brings the credentials up to date before a renewal; on failure gives the reason.</summary>
    /// <exception cref="OperationCanceledException">Its token was cancelled.</exception>
    Task<TokenFailure?> RenewAsync(CancellationToken cancellationToken);
}

/// <summary>The credentials of the client's options, as they are now or were when they were last good: a bad reload must not fail a call that has its token.</summary>
internal sealed class OptionsCredentials(Func<TokenSettings> settings, ILogger logger) : ICredentialSource
{
    private TokenSettings? _lastGood;
    private int _isBad;

    /// <exception cref="Exception">There were no good settings yet.</exception>
    public TokenSettings Current
    {
        get
        {
            var lastGood = Volatile.Read(ref _lastGood);
            try
            {
                var current = settings();
                Volatile.Write(ref _lastGood, current);
                Volatile.Write(ref _isBad, 0);
                return current;
            }
            catch (Exception exception) when (lastGood is not null)
            {
                if (Interlocked.Exchange(ref _isBad, 1) == 0)
                {
                    logger.SettingsUnreadable(exception.GetType().Name);
                }

                return lastGood;
            }
        }
    }

    public Task<TokenFailure?> RenewAsync(CancellationToken cancellationToken) => Task.FromResult<TokenFailure?>(null);
}
