using Microsoft.Extensions.Logging;

namespace Baloan.Sdk;

/// <summary>
/// The application's log, whose own failures, such as a full disk, stay within: a log that cannot be written must neither hide what
/// came of a loan nor keep a token from being asked for.
/// </summary>
internal sealed class QuietLogger(ILogger log) : ILogger
{
    public static ILogger Of<T>(ILoggerFactory factory) => new QuietLogger(factory.CreateLogger<T>());

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => log.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel)
    {
        try
        {
            return log.IsEnabled(logLevel);
        }
#pragma warning disable CA1031 // Whatever a log throws stays here.
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
    }

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        try
        {
            log.Log(logLevel, eventId, state, exception, formatter);
        }
#pragma warning disable CA1031 // Whatever a log throws stays here.
        catch (Exception)
#pragma warning restore CA1031
        {
            // What is told matters less than what is done.
        }
    }
}
