using Baloan.Sandbox.Callbacks;
using Baloan.Sandbox.Events;
using Baloan.Sandbox.Faults;
using Baloan.Sandbox.Loans;
using Baloan.Sandbox.Requests;
using Baloan.Sandbox.Settings;
using Baloan.Sandbox.Storage;

namespace Baloan.Sandbox.Hosting;

/// <summary>Brings a sandbox back to its start; tokens stay good.</summary>
internal sealed class SandboxReset(
    ISandboxStore store,
    LoanBook loans,
    CallbackBook callbacks,
    CallbackDispatcher dispatcher,
    FaultBook faults,
    RequestLog requests,
    SettingsBook settings,
    SandboxClock clock,
    EventHub events)
{
    public void Run()
    {
        faults.Clear();
        loans.Clear();
        dispatcher.Forget();
        callbacks.Clear();
        store.Clear();
        requests.Clear();
        settings.Reset();
        clock.Reset();
        events.Publish("reset", new { });
    }
}
