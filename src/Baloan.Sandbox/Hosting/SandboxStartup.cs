using System.Net.Sockets;
using System.Text.Json;
using Baloan.Sandbox.Callbacks;
using Baloan.Sandbox.Loans;
using Baloan.Sandbox.Requests;
using Baloan.Sandbox.Storage;
using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;

namespace Baloan.Sandbox.Hosting;

/// <summary>What happens before the first request and right after the start.</summary>
internal static class SandboxStartup
{
    /// <summary>Takes up the kept state, so that a file that cannot be read stops the start.</summary>
    public static void Restore(IServiceProvider services)
    {
        var settings = services.GetRequiredService<SettingsBook>();
        var clock = services.GetRequiredService<SandboxClock>();
        clock.Restore(settings.Current.ClockOffset, settings.Current.ClockStoppedAt);
        clock.Changed += () => settings.Update(current =>
        {
            var (offset, stoppedAt) = clock.Setting;
            return current with { ClockOffset = offset, ClockStoppedAt = stoppedAt };
        });
        services.GetRequiredService<LoanBook>();
        services.GetRequiredService<RequestLog>();
        services.GetRequiredService<ISandboxStore>().Compact();
    }

    /// <summary>Takes up the work that a restart interrupted.</summary>
    public static void Resume(IServiceProvider services)
    {
        services.GetRequiredService<CallbackDispatcher>().ResumePending();
        services.GetRequiredService<AutoWalk>().Start();
    }

    /// <summary>A clear exception for a start that failed for a reason its user can mend; otherwise null.</summary>
    public static IOException? Explain(Exception exception, BaloanSandboxOptions options) => exception switch
    {
        IOException { InnerException: AddressInUseException } => new($"Port {options.Port} is taken. Choose another, or 0 for a free one.", exception),
        SocketException => new($"Port {options.Port} cannot be used: {exception.Message}.", exception),
        SqliteException or UnauthorizedAccessException or FileNotFoundException or DirectoryNotFoundException when options.DataFile is not null =>
            new($"The data file {options.DataFile} cannot be used: {exception.Message}", exception),
        // What was kept is read without a doubt of it: a document that somebody changed can fail in any of these ways.
        JsonException or ArgumentException or NullReferenceException or InvalidOperationException or OverflowException when options.DataFile is not null =>
            new($"The data file {options.DataFile} cannot be used: it holds what this version does not read.", exception),
        _ => null,
    };
}

/// <summary>Brings a sandbox back to its start; tokens stay good.</summary>
internal sealed class SandboxReset(
    ISandboxStore store,
    LoanBook loans,
    CallbackBook callbacks,
    CallbackDispatcher dispatcher,
    SandboxFaults faults,
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
