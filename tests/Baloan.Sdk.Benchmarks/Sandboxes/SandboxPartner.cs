using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk.Benchmarks.Sandboxes;

/// <summary>The partner that a sandbox knows.</summary>
internal static class SandboxPartner
{
    public const string Username = "partner";
    public const string Password = "sandbox";

    /// <summary>This client with its defaults, in a container of its own.</summary>
    public static ServiceProvider CreateServices(Uri sandbox)
    {
        var services = new ServiceCollection();
        services.AddBaloanClient(options =>
        {
            options.BaseAddress = sandbox;
            options.Username = Username;
            options.Password = Password;
        });
        return services.BuildServiceProvider();
    }

    /// <summary>Takes a loan to its next state: a new one gets its contract.</summary>
    public static async Task AdvanceAsync(HttpClient sandbox, Guid loanId, CancellationToken cancellationToken)
    {
        using var advanced = await sandbox.PostAsync($"sandbox/loans/{loanId}/advance", null, cancellationToken);
        advanced.EnsureSuccessStatusCode();
    }
}
