using Baloan.Sandbox;
using Microsoft.Extensions.Options;

namespace Baloan.Samples.PartnerShop.SandboxGateway;

/// <summary>Moves the sandbox's loans on, as Baloan and the bank would: a contract waits for its signature.</summary>
public sealed class SandboxWalk(BaloanSandbox sandbox, IOptions<ShopOptions> options, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = options.Value.SandboxPause;
        if (pause <= TimeSpan.Zero)
        {
            return;
        }

        using var timer = new PeriodicTimer(Tick, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var loan in sandbox.Loans.Where(loan => IsDue(loan, pause)))
            {
                await AdvanceAsync(loan);
            }
        }
    }

    private bool IsDue(SandboxLoan loan, TimeSpan pause) => loan.State switch
    {
        SandboxLoanState.Created or SandboxLoanState.SendLoanToBank => loan.History[^1].At + pause <= sandbox.Clock.GetUtcNow(),
        SandboxLoanState.ChequeVerified => loan.IsAgreedByUser,
        _ => false,
    };

    private async Task AdvanceAsync(SandboxLoan loan)
    {
        try
        {
            await sandbox.AdvanceAsync(loan.Id);
        }
        catch (InvalidOperationException)
        {
            // It was cancelled, or moved on from the dashboard, in this moment.
        }
    }
}
