using Baloan.Sandbox.Hosting;

namespace Baloan.Sandbox.Loans;

/// <summary>Walks every file on to <c>loan_paid</c> by itself, a step each pause.</summary>
internal sealed class AutoWalk(LoanBook book, LoanMoves moves, BackgroundWork work, BaloanSandboxOptions options)
{
    public void Start()
    {
        if (options.Auto is not { } pause)
        {
            return;
        }

        book.Moved += loan => Schedule(loan, pause);
        foreach (var loan in book.All)
        {
            Schedule(loan, pause);
        }
    }

    private void Schedule(SandboxLoan loan, TimeSpan pause)
    {
        if (loan.State.IsOpen())
        {
            work.RunAsync(async stopping =>
            {
                await Task.Delay(pause, options.TimeProvider, stopping);
                moves.AdvanceFrom(loan.Id, loan.State);
            });
        }
    }
}
