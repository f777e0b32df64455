using Baloan.Sdk.Http.Internal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Baloan.Sdk.DependencyInjection.Internal;

/// <summary>A client's options as they are now. Once the client runs, a reload that is not valid leaves it the last valid ones.</summary>
internal sealed class RunningOptions(IOptionsMonitor<BaloanClientOptions> monitor, string name, ILogger logger)
{
    private BaloanClientOptions? _last;
    private int _isInvalid;

    public BaloanClientOptions Get()
    {
        try
        {
            var current = monitor.Get(name);
            Volatile.Write(ref _last, current);
            Volatile.Write(ref _isInvalid, 0);
            return current;
        }
#pragma warning disable CA1031 // Binding and validation by the application can throw anything; a running client goes on.
        catch (Exception exception) when (Volatile.Read(ref _last) is not null)
#pragma warning restore CA1031
        {
            if (Interlocked.Exchange(ref _isInvalid, 1) == 0)
            {
                GatewayLog.ReloadIgnored(logger, name, exception is OptionsValidationException invalid ? invalid.Message : exception.GetType().Name);
            }

            return _last!;
        }
    }
}
