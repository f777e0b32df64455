using Microsoft.Extensions.Options;

namespace Baloan.Sdk;

/// <summary>The options of the call backs, of which the worker needs some: the last ones that were valid, however they are reloaded.</summary>
internal sealed class InboxCallbackSettings
{
    /// <summary>How much longer a lease lasts than the handler may run.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromSeconds(10);

    private readonly IOptionsMonitor<BaloanCallbackOptions> _callbacks;
    private readonly TimeSpan _longest;
    private volatile BaloanCallbackOptions _valid;

    public InboxCallbackSettings(IOptionsMonitor<BaloanCallbackOptions> callbacks, CallbackInboxOptions inbox)
    {
        (_callbacks, _longest) = (callbacks, inbox.LeaseTime - Margin);
        _valid = callbacks.CurrentValue;
    }

    public BaloanCallbackOptions Current
    {
        get
        {
            try
            {
                _valid = _callbacks.CurrentValue;
            }
            catch (OptionsValidationException)
            {
                // The endpoint tells of it.
            }

            return _valid;
        }
    }

    /// <summary>How long a handler may run; a longer time that was set since the start would outlive its lease.</summary>
    public TimeSpan HandlerTimeout => Current.HandlerTimeout is var timeout && timeout < _longest ? timeout : _longest;
}
