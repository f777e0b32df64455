using Microsoft.Extensions.Logging;

namespace Baloan.Sdk.Tests.Diagnostics;

/// <summary>One log for every category.</summary>
internal sealed class SingleLoggerFactory(ILogger logger) : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) => logger;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public void Dispose()
    {
        // There is nothing to dispose of.
    }
}
