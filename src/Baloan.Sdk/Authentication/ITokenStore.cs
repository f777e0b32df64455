using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Baloan.Sdk;

/// <summary>Where several nodes share a token. Without one, each manager's own memory is the store.</summary>
internal interface ITokenStore
{
    /// <exception cref="InvalidDataException">The store works, but its entry cannot be read.</exception>
    Task<SharedToken?> ReadAsync(string username, CancellationToken cancellationToken);

    Task WriteAsync(string username, SharedToken token, CancellationToken cancellationToken);
}

/// <summary>A token as nodes hand it to each other: its end is in the gateway's time, which they agree on.</summary>
internal sealed class SharedToken(string access, string? refresh, DateTimeOffset serverExpiry, TimeSpan lifetime)
{
    private const int Version = 1;
    private const long LatestUnixMilliseconds = 253_402_300_799_999;
    private const long LongestMilliseconds = 86_400_000;

    public string Access { get; } = access;

    public string? Refresh { get; } = refresh;

    public DateTimeOffset ServerExpiry { get; } = serverExpiry;

    /// <summary>The whole lifetime that the token had when it was new.</summary>
    public TimeSpan Lifetime { get; } = lifetime;

    /// <summary>The bytes of the token together with its key, so that an entry cannot be moved to another key.</summary>
    public byte[] Write(string key)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteNumber("version", Version);
            writer.WriteString("key", key);
            writer.WriteString("access", Access);
            writer.WriteString("refresh", Refresh);
            writer.WriteNumber("expiry", ServerExpiry.ToUnixTimeMilliseconds());
            writer.WriteNumber("lifetime", (long)Lifetime.TotalMilliseconds);
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }

    /// <summary>Reads the bytes of a key's entry; any others give null.</summary>
    public static SharedToken? Read(string key, byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return Read(key, document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            return null;
        }
    }

    private static SharedToken? Read(string key, JsonElement root)
    {
        var access = root.GetProperty("access").GetString();
        var refresh = root.GetProperty("refresh").GetString();
        var expiry = root.GetProperty("expiry").GetInt64();
        var lifetime = root.GetProperty("lifetime").GetInt64();
        var isWhole = root.GetProperty("version").GetInt32() == Version
            && root.GetProperty("key").ValueEquals(key)
            && TokenBody.IsToken(access)
            && expiry is > 0 and <= LatestUnixMilliseconds
            && lifetime is > 0 and <= LongestMilliseconds;
        return isWhole
            ? new SharedToken(
                access!,
                TokenBody.IsToken(refresh) ? refresh : null,
                DateTimeOffset.FromUnixTimeMilliseconds(expiry),
                TimeSpan.FromMilliseconds(lifetime))
            : null;
    }
}

/// <summary>
/// Keeps the faults of a store away from the calls: it waits for the store a short time, throws nothing, and leaves a store that
/// failed alone for a while.
/// </summary>
internal sealed class GuardedTokenStore(ITokenStore store, TimeProvider timeProvider, ILogger logger)
{
    private long _pausedUntil = long.MinValue;

    public async Task<SharedToken?> ReadAsync(TokenSettings settings, CancellationToken cancellationToken)
    {
        SharedToken? found = null;
        await TryAsync(
            async token => found = await store.ReadAsync(settings.Username, token).ConfigureAwait(false),
            settings.Options.Store,
            cancellationToken).ConfigureAwait(false);
        return found;
    }

    public Task WriteAsync(TokenSettings settings, AccessToken token, CancellationToken cancellationToken)
    {
        var shared = new SharedToken(token.Value, token.Refresh, token.ServerExpiry, token.Lifetime);
        return TryAsync(stop => store.WriteAsync(settings.Username, shared, stop), settings.Options.Store, cancellationToken);
    }

    private async Task TryAsync(Func<CancellationToken, Task> access, BaloanTokenStoreOptions options, CancellationToken cancellationToken)
    {
        if (timeProvider.GetTimestamp() < Volatile.Read(ref _pausedUntil))
        {
            return;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var token = stop.Token;

        // A cache may block its caller while it connects, and may take no notice of a cancellation.
        var task = Task.Run(() => access(token), CancellationToken.None);
        try
        {
            await task.WaitAsync(options.Timeout, timeProvider, cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidDataException)
        {
            logger.StoreEntryUnreadable();
        }
        catch (Exception exception)
        {
            task.Abandon(stop);
            if (!cancellationToken.IsCancellationRequested)
            {
                Volatile.Write(ref _pausedUntil, timeProvider.After(timeProvider.GetTimestamp(), options.PauseAfterFailure));
                logger.StoreFailed(exception.GetType().Name, options.PauseAfterFailure.TotalSeconds);
            }
        }
    }
}

/// <summary>Ends tasks that nobody waits for any longer.</summary>
internal static class AbandonedTask
{
    /// <summary>Asks a task to end, and takes note of what it may throw later, which would be reported as unobserved else.</summary>
    public static void Abandon(this Task task, CancellationTokenSource stop)
    {
        _ = task.ContinueWith(
            static ended => _ = ended.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        stop.Cancel();
    }
}
