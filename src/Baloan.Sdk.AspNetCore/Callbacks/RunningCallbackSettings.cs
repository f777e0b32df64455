using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Baloan.Sdk;

/// <summary>The settings as they are now. A reload that is not valid leaves the last valid ones.</summary>
internal sealed class RunningCallbackSettings(IOptionsMonitor<BaloanCallbackOptions> monitor, ILogger<RunningCallbackSettings> logger)
{
    private CallbackSettings? _last;
    private int _isInvalid;

    public CallbackSettings Current
    {
        get
        {
            var last = Volatile.Read(ref _last);
            try
            {
                var options = monitor.CurrentValue;
                if (Volatile.Read(ref _isInvalid) != 0)
                {
                    Volatile.Write(ref _isInvalid, 0);
                }

                if (!ReferenceEquals(options, last?.Options))
                {
                    last = new CallbackSettings(options);
                    Volatile.Write(ref _last, last);
                }
            }
#pragma warning disable CA1031 // Binding and validation by the application can throw anything; a running endpoint goes on.
            catch (Exception exception) when (last is not null)
#pragma warning restore CA1031
            {
                if (Interlocked.Exchange(ref _isInvalid, 1) == 0)
                {
                    logger.ReloadIgnored(exception is OptionsValidationException invalid ? invalid.Message : exception.GetType().Name);
                }
            }

            return last!;
        }
    }
}
