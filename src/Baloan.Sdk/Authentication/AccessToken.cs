using System.Globalization;
using System.Text.Json;

namespace Baloan.Sdk;

/// <summary>An access token with its times on the monotonic clock. All but <see cref="HasServed"/> is immutable, so that it can be read without a lock.</summary>
internal sealed class AccessToken
{
    private volatile bool _hasServed;

    public AccessToken(string value)
    {
        Value = value;
        AuthorizationHeader = "Bearer " + value;
        Result = new TokenResult(this);
    }

    public string Value { get; }

    public string AuthorizationHeader { get; }

    /// <summary>What a caller who asks for a token gets: made once, for all of them.</summary>
    public TokenResult Result { get; }

    /// <summary>The refresh token that belongs to it, if any.</summary>
    public string? Refresh { get; init; }

    /// <summary>How this node came by the token.</summary>
    public TokenGrant Grant { get; init; }

    /// <summary>The end in the gateway's own time, which other nodes can use.</summary>
    public DateTimeOffset ServerExpiry { get; init; }

    /// <summary>How long it lasts, counted from <see cref="ReceivedAt"/>.</summary>
    public TimeSpan Lifetime { get; init; }

    public long ReceivedAt { get; init; }

    /// <summary>From this timestamp on the token is renewed in the background.</summary>
    public long RenewAt { get; init; }

    /// <summary>From this timestamp on the token is not used any more.</summary>
    public long ExpiresAt { get; init; }

    /// <summary>Whether the gateway has taken it for a call: if it refuses it later, a new one is worth asking for.</summary>
    public bool HasServed
    {
        get => _hasServed;
        set
        {
            // Most calls find it set already; a write would take the token's cache line from the other cores.
            if (_hasServed != value)
            {
                _hasServed = value;
            }
        }
    }

    public override string ToString() => "Bearer ***";
}

/// <summary>The way by which a token was obtained.</summary>
internal enum TokenGrant
{
    Login,
    Refresh,
    Store,
}

/// <summary>
/// Gives tokens their times on the monotonic clock, and knows the gateway's time: its last <c>Date</c> header, carried on by the
/// monotonic clock; the local clock until one was seen.
/// </summary>
/// <param name="timeProvider">The monotonic and the local clock.</param>
/// <param name="jitter">A number from 0 up to 1, by which a renewal comes later; null for 0.</param>
internal sealed class TokenClock(TimeProvider timeProvider, Func<double>? jitter = null)
{
    private static readonly TimeSpan LongestLifetime = TimeSpan.FromDays(1);
    private static readonly TimeSpan ShortestLifetime = TimeSpan.FromSeconds(0.5);

    private DateReading? _lastDate;

    /// <summary>The gateway's time.</summary>
    public DateTimeOffset UtcNow => Volatile.Read(ref _lastDate) is { } last
        ? last.Date + timeProvider.GetElapsedTime(last.Timestamp)
        : timeProvider.GetUtcNow();

    /// <summary>A clock that spreads the renewals of nodes that share a token. One renewal runs at a time, so that the generator needs no lock.</summary>
    public static TokenClock WithJitter(TimeProvider timeProvider) => new(timeProvider, new Random(Guid.NewGuid().GetHashCode()).NextDouble);

    /// <summary>Takes note of the date of an answer and the monotonic timestamp of its arrival.</summary>
    public void Observe(DateTimeOffset? date, long receivedAt)
    {
        if (date is { } seen)
        {
            Volatile.Write(ref _lastDate, new DateReading(seen, receivedAt));
        }
    }

    /// <summary>A token that the gateway has just given, in an answer with this date.</summary>
    public AccessToken FromAnswer(
        string access, string? refresh, TokenGrant grant, DateTimeOffset? date, long receivedAt, BaloanTokenOptions options)
    {
        var times = JwtTimes.Read(access);
        if (date is { } told && times.Contradict(told))
        {
            date = null;
        }

        Observe(date, receivedAt);
        var lifetime = LifetimeOf(times, date) ?? options.FallbackLifetime;
        lifetime = lifetime < LongestLifetime ? lifetime : LongestLifetime;
        return Place(access, refresh, grant, (date ?? UtcNow) + lifetime, receivedAt, lifetime, options);
    }

    /// <summary>A token that another node has put into the shared store; null where it has ended.</summary>
    public AccessToken? FromStore(SharedToken shared, BaloanTokenOptions options)
    {
        var left = shared.ServerExpiry - UtcNow;

        // No token lives longer than it did when it was new, whatever this node's clock says.
        left = left < shared.Lifetime ? left : shared.Lifetime;
        return left > TimeSpan.Zero
            ? Place(shared.Access, shared.Refresh, TokenGrant.Store, shared.ServerExpiry, timeProvider.GetTimestamp(), left, options)
            : null;
    }

    private TimeSpan? LifetimeOf(JwtTimes times, DateTimeOffset? date)
    {
        if (times.Expires is not { } expires)
        {
            return null;
        }

        var lifetime = expires - (date ?? timeProvider.GetUtcNow());

        // A token never outlives its `exp` less its `iat`, so a local clock that is behind can be corrected by it.
        if (date is null && times.Lifetime < lifetime)
        {
            lifetime = times.Lifetime.Value;
        }

        // A new token that seems dead tells of a wrong clock.
        return lifetime >= ShortestLifetime ? WithoutRounding(lifetime) : null;
    }

    // `Date` and `exp` are cut to whole seconds: the true lifetime may be a second shorter than their difference.
    private static TimeSpan WithoutRounding(TimeSpan lifetime) =>
        lifetime > TimeSpan.FromSeconds(2) ? lifetime - TimeSpan.FromSeconds(1) : new TimeSpan(lifetime.Ticks / 2);

    private AccessToken Place(
        string access, string? refresh, TokenGrant grant, DateTimeOffset serverExpiry, long receivedAt, TimeSpan lifetime, BaloanTokenOptions options)
    {
        var fifth = new TimeSpan(lifetime.Ticks / 5);
        var skew = options.RenewAhead < fifth ? options.RenewAhead : fifth;
        skew -= new TimeSpan((long)(skew.Ticks / 2 * (jitter?.Invoke() ?? 0)));
        return new AccessToken(access)
        {
            Refresh = refresh,
            Grant = grant,
            ServerExpiry = serverExpiry,
            Lifetime = lifetime,
            ReceivedAt = receivedAt,
            RenewAt = timeProvider.After(receivedAt, lifetime - skew),
            ExpiresAt = timeProvider.After(receivedAt, lifetime),
        };
    }

    private sealed class DateReading(DateTimeOffset date, long timestamp)
    {
        public DateTimeOffset Date { get; } = date;

        public long Timestamp { get; } = timestamp;
    }
}

/// <summary>The times that a JWT states about itself, each null where it is missing or implausible. The signature is the gateway's to verify.</summary>
internal readonly record struct JwtTimes(DateTimeOffset? Expires, DateTimeOffset? Issued)
{
    private const double LatestUnixTime = 253_402_300_799;

    // How far the clocks of the gateway's servers may differ.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    /// <summary>The whole lifetime by the token's own times.</summary>
    public TimeSpan? Lifetime => Issued < Expires ? Expires - Issued : null;

    /// <summary>Whether this time is outside the token's own: it would have ended by then, or have yet to begin.</summary>
    public bool Contradict(DateTimeOffset date) => Expires <= date || Issued - Tolerance > date;

    /// <summary>Any string gives an answer; it never throws.</summary>
    public static JwtTimes Read(string token)
    {
        var parts = token.Split('.');
        if (parts.Length != 3 || DecodeBase64Url(parts[1]) is not { } payload)
        {
            return default;
        }

        try
        {
            using var document = JsonDocument.Parse(payload);
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object
                ? new JwtTimes(ReadTime(root, "exp"), ReadTime(root, "iat") is { } issued && AnswerDate.IsPlausible(issued) ? issued : null)
                : default;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return default;
        }
    }

    private static DateTimeOffset? ReadTime(JsonElement root, string name)
    {
        if (!root.TryGetProperty(name, out var element))
        {
            return null;
        }

        double seconds;
        var isNumber = element.ValueKind switch
        {
            JsonValueKind.Number => element.TryGetDouble(out seconds),
            JsonValueKind.String => double.TryParse(element.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out seconds),
            _ => (seconds = 0) != 0,
        };

        return isNumber && seconds is > 0 and <= LatestUnixTime
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000))
            : null;
    }

    private static byte[]? DecodeBase64Url(string text)
    {
        var padded = text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '=');
        try
        {
            return Convert.FromBase64String(padded);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
