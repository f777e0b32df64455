using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Baloan.Sdk.Tests.Book;

/// <summary>Keeps every line that is logged, with the exception and the properties of it.</summary>
internal sealed class BookLogs : ILoggerProvider
{
    private readonly ConcurrentQueue<BookLogLine> _lines = new();

    public IReadOnlyCollection<BookLogLine> Lines => _lines;

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, _lines);

    public void Dispose()
    {
    }

    private sealed class Logger(string category, ConcurrentQueue<BookLogLine> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var properties = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs.Select(pair => pair.Value)) : "";
            lines.Enqueue(new BookLogLine(category, logLevel, eventId.Id, $"{formatter(state, exception)} {exception} {properties}"));
        }
    }
}

/// <summary>A line of the log, with all that it carries.</summary>
internal sealed record BookLogLine(string Category, LogLevel Level, int EventId, string Text);
