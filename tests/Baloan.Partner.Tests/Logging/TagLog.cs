using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Baloan.Partner.Tests.Logging;

/// <summary>Keeps the message and the tags of what is logged, as an exporter writes them.</summary>
internal sealed class TagLog : ILogger
{
    public string Written { get; private set; } = "";

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var tags = (IEnumerable<KeyValuePair<string, object?>>)state!;
        Written += formatter(state, exception)
            + string.Concat(tags.Select(tag => $" {tag.Key}={Convert.ToString(tag.Value, CultureInfo.InvariantCulture)}"));
    }
}
