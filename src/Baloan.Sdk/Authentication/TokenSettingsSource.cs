using Microsoft.Extensions.Logging;

namespace Baloan.Sdk;

/// <summary>The settings as they are now, or the last that were good: a bad reload must not fail a call that has its token.</summary>
internal sealed class TokenSettingsSource(Func<TokenSettings> settings, ILogger logger)
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
}
