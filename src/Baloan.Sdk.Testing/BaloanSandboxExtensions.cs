using Baloan.Sandbox;

namespace Baloan.Sdk;

/// <summary>Clients of a sandbox.</summary>
public static class BaloanSandboxExtensions
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan CallbackPollInterval = TimeSpan.FromMilliseconds(10);

    /// <summary>
    /// Makes a client of the sandbox that is ready: its address and its credentials are set, and it looks for a contract every 100
    /// milliseconds. Dispose it before the sandbox.
    /// </summary>
    /// <param name="sandbox">The sandbox.</param>
    /// <param name="configure">Sets what shall be otherwise.</param>
    /// <param name="timeProvider">The client's clock and timers; the system's by default.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">What <paramref name="configure"/> sets cannot work; the message names it.</exception>
    public static BaloanClient CreateClient(
        this BaloanSandbox sandbox, Action<BaloanClientOptions>? configure = null, TimeProvider? timeProvider = null)
    {
        var options = new BaloanClientOptions { ContractPollInterval = PollInterval };
        options.UseSandbox(sandbox);
        configure?.Invoke(options);
        return new BaloanClient(options, timeProvider: timeProvider);
    }

    /// <summary>Makes a client of one of the sandbox's partners that is ready; for the rest see <see cref="CreateClient(BaloanSandbox, Action{BaloanClientOptions}, TimeProvider)"/>.</summary>
    /// <param name="sandbox">The sandbox.</param>
    /// <param name="partner">The partner, whom the sandbox must know.</param>
    /// <param name="configure">Sets what shall be otherwise.</param>
    /// <param name="timeProvider">The client's clock and timers; the system's by default.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">What <paramref name="configure"/> sets cannot work; the message names it.</exception>
    public static BaloanClient CreateClient(
        this BaloanSandbox sandbox, SandboxPartner partner, Action<BaloanClientOptions>? configure = null, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(partner);
        return sandbox.CreateClient(
            options =>
            {
                (options.Username, options.Password) = (partner.Username, partner.Password);
                configure?.Invoke(options);
            },
            timeProvider);
    }

    /// <summary>Leads a client to the sandbox: sets its address and its credentials.</summary>
    /// <param name="options">The client's options, in <c>services.Configure&lt;BaloanClientOptions&gt;(options => options.UseSandbox(sandbox))</c>, say.</param>
    /// <param name="sandbox">The sandbox.</param>
    public static void UseSandbox(this BaloanClientOptions options, BaloanSandbox sandbox)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(sandbox);
        options.BaseAddress = sandbox.BaseAddress;
        options.Username = sandbox.Username;
        options.Password = sandbox.Password;
    }

    /// <summary>Waits until every call back so far is delivered or given up: a delivered one the application has answered with 2xx, so that it is handled.</summary>
    /// <param name="sandbox">The sandbox.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task WaitForCallbacksAsync(this BaloanSandbox sandbox, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sandbox);
        while (sandbox.Callbacks.All.Any(static callback => callback.Status == SandboxCallbackStatus.Pending))
        {
            await Task.Delay(CallbackPollInterval, cancellationToken).ConfigureAwait(false);
        }
    }
}
