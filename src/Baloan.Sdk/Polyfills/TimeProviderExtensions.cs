namespace Baloan.Sdk;

/// <summary>Time-outs, pauses and deadlines by a <see cref="TimeProvider"/>; modern .NET and netstandard2.0 spell some of them differently.</summary>
internal static class TimeProviderExtensions
{
    extension(TimeProvider timeProvider)
    {
        /// <summary>The monotonic timestamp that lies a span after another.</summary>
        public long After(long timestamp, TimeSpan span) => timestamp + (long)(span.TotalSeconds * timeProvider.TimestampFrequency);

        /// <summary>A source that is cancelled after a delay.</summary>
        public CancellationTokenSource CancelAfter(TimeSpan delay) =>
#if NET
            new(delay, timeProvider);
#else
            timeProvider.CreateCancellationTokenSource(delay);
#endif

        public Task PauseAsync(TimeSpan delay, CancellationToken cancellationToken) =>
#if NET
            Task.Delay(delay, timeProvider, cancellationToken);
#else
            timeProvider.Delay(delay, cancellationToken);
#endif
    }
}
