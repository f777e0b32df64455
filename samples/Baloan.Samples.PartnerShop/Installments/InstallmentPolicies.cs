using Baloan.Sdk;
using Microsoft.Extensions.Caching.Memory;

namespace Baloan.Samples.PartnerShop.Installments;

/// <summary>
/// The gateway's policies, kept for a short time. The shop must not wait for a gateway that is down: then there are
/// no instalments for a moment, and all else goes on.
/// </summary>
public sealed partial class InstallmentPolicies(IBaloanClient baloan, IMemoryCache cache, ILogger<InstallmentPolicies> logger) : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(10);

    private readonly IBaloanClient _baloan = baloan.With(new BaloanRequestOptions { Timeout = TimeSpan.FromSeconds(4) });
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>The policies; empty where there are none, or where the gateway does not tell.</summary>
    public async Task<IReadOnlyList<LoanPolicy>> ListAsync(CancellationToken cancellationToken)
    {
        if (cache.TryGetValue(nameof(InstallmentPolicies), out IReadOnlyList<LoanPolicy>? known))
        {
            return known!;
        }

        // One asks the gateway, the others wait for what it brings.
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return cache.TryGetValue(nameof(InstallmentPolicies), out known) ? known! : await FetchAsync(cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Forgets what is kept, because the gateway's answers show that it is out of date.</summary>
    public void Forget() => cache.Remove(nameof(InstallmentPolicies));

    public void Dispose() => _turn.Dispose();

    private async Task<IReadOnlyList<LoanPolicy>> FetchAsync(CancellationToken cancellationToken)
    {
        try
        {
            return cache.Set(nameof(InstallmentPolicies), await _baloan.Policies.ListAsync(cancellationToken), Lifetime);
        }
        catch (BaloanException exception)
        {
            LogNoPolicies(exception);
            return cache.Set<IReadOnlyList<LoanPolicy>>(nameof(InstallmentPolicies), [], PauseAfterFailure);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The gateway's policies cannot be had: no instalments are offered for a moment.")]
    private partial void LogNoPolicies(Exception exception);
}
