using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Baloan.Sdk.AspNetCore.Tests.Support;

/// <summary>Keeps every log entry with its scopes, its values and its exception.</summary>
internal sealed class LogRecorder : ILoggerProvider, ISupportExternalScope
{
    private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

    public ConcurrentQueue<(string Category, LogLevel Level, EventId Id, string Text)> Entries { get; } = new();

    public string Text => string.Join('\n', Entries.Select(entry => $"{entry.Category} {entry.Level} {entry.Text}"));

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose()
    {
    }

    private static string Describe(object? value) => value is IEnumerable<KeyValuePair<string, object?>> pairs
        ? string.Join(' ', pairs.Select(pair => $"{pair.Key}={pair.Value}"))
        : $"{value}";

    private sealed class Logger(LogRecorder recorder, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => recorder._scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var scopes = new List<string>();
            recorder._scopes.ForEachScope((scope, list) => list.Add($"{scope} {Describe(scope)}"), scopes);
            recorder.Entries.Enqueue((category, logLevel, eventId, $"{formatter(state, exception)} {Describe(state)} {exception} [{string.Join(" => ", scopes)}]"));
        }
    }
}
