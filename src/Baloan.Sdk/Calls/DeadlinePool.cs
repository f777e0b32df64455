#if NET
using System.Collections.Concurrent;
#endif

namespace Baloan.Sdk;

/// <summary>Starts the deadlines of attempts. Where it can, it uses a source again that did not have to cancel: its timer is the costly part.</summary>
internal sealed class DeadlinePool(TimeProvider timeProvider)
{
#if NET
    private const int MaxIdle = 256;

    private readonly ConcurrentQueue<CancellationTokenSource> _idle = new();

    // The timer of another provider cannot be set anew.
    private readonly bool _reuses = timeProvider == TimeProvider.System;
#endif

    /// <summary>Starts a deadline that also ends with either token.</summary>
    public Deadline Start(TimeSpan delay, CancellationToken caller, CancellationToken disposal) => new(this, Rent(delay), caller, disposal);

    private CancellationTokenSource Rent(TimeSpan delay)
    {
#if NET
        if (_reuses)
        {
            var source = _idle.TryDequeue(out var idle) ? idle : new CancellationTokenSource();
            source.CancelAfter(delay);
            return source;
        }
#endif
        return timeProvider.CancelAfter(delay);
    }

#if NET
    private bool TryKeep(CancellationTokenSource source)
    {
        var isKept = _reuses && source.TryReset() && _idle.Count < MaxIdle;
        if (isKept)
        {
            _idle.Enqueue(source);
        }

        return isKept;
    }
#endif

    /// <summary>One attempt's deadline.</summary>
    public readonly struct Deadline : IDisposable
    {
        private static readonly Action<object?> Cancel = static source => ((CancellationTokenSource)source!).Cancel();

#if NET
        private readonly DeadlinePool _pool;
#endif
        private readonly CancellationTokenSource _source;
        private readonly CancellationTokenRegistration _caller;
        private readonly CancellationTokenRegistration _disposal;

        internal Deadline(DeadlinePool pool, CancellationTokenSource source, CancellationToken caller, CancellationToken disposal)
        {
#if NET
            _pool = pool;
#else
            _ = pool;
#endif
            _source = source;
            _caller = caller.UnsafeRegister(Cancel, source);
            _disposal = disposal.UnsafeRegister(Cancel, source);
        }

        public CancellationToken Token => _source.Token;

        public void Dispose()
        {
            _caller.Dispose();
            _disposal.Dispose();
#if NET
            if (_pool.TryKeep(_source))
            {
                return;
            }
#endif
            _source.Dispose();
        }
    }
}
