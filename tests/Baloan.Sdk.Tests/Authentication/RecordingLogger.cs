using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Baloan.Sdk.Tests.Authentication;

/// <summary>Keeps what is logged, at every level.</summary>
internal sealed class RecordingLogger : ILogger
{
    private readonly ConcurrentQueue<(EventId Id, string Text)> _entries = new();

    public IReadOnlyCollection<(EventId Id, string Text)> Entries => _entries;

    public int Count(int eventId) => _entries.Count(entry => entry.Id.Id == eventId);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _entries.Enqueue((eventId, formatter(state, exception) + exception));
}
