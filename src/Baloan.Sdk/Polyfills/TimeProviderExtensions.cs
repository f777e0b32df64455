namespace Baloan.Sdk;

/// <summary>Time-outs and pauses by a <see cref="TimeProvider"/>, which modern .NET and netstandard2.0 spell differently.</summary>
internal static class TimeProviderExtensions
{
    extension(TimeProvider time)
    {
        /// <summary>A source that is cancelled after a delay.</summary>
        public CancellationTokenSource CancelAfter(TimeSpan delay) =>
#if NET
            new(delay, time);
#else
            time.CreateCancellationTokenSource(delay);
#endif

        public Task PauseAsync(TimeSpan delay, CancellationToken cancellationToken) =>
#if NET
            Task.Delay(delay, time, cancellationToken);
#else
            time.Delay(delay, cancellationToken);
#endif
    }
}
