using System.Text.Json;
using Baloan.Sandbox.Gateway;
using Baloan.Sandbox.Hosting;

namespace Baloan.Sandbox.Loans;

/// <summary>Moves of a loan file from one state to another: by the partner, by hand, or by itself.</summary>
internal sealed class LoanMoves(LoanBook book)
{
    public LoanOutcome Cancel(Guid id) => book.Change(id, loan =>
    {
        if (SandboxMagicValues.CodeOf(loan.NationalIdentifier, ErrorCodes.FailedToCancelLoan) is { } code)
        {
            return code;
        }

        return loan.State switch
        {
            SandboxLoanState.Created or SandboxLoanState.ChequeVerified =>
                loan with { State = SandboxLoanState.Canceled, Reason = "Cancelled by the partner." },
            SandboxLoanState.Canceled => ErrorCodes.NotAllowedInState,
            _ => ErrorCodes.FailedToCancelLoan,
        };
    });

    public LoanOutcome Advance(Guid id) => book.Change(id, loan =>
        loan.State.Next() is { } next ? loan with { State = next, Reason = null } : ErrorCodes.NotAllowedInState);

    /// <summary>Advances a loan only when nobody moved it meanwhile.</summary>
    public void AdvanceFrom(Guid id, SandboxLoanState state) => book.Change(id, loan =>
        loan.State == state && state.Next() is { } next ? loan with { State = next, Reason = null } : ErrorCodes.NotAllowedInState);

    /// <summary>Moves a loan to any state; one it is in already is refused.</summary>
    public LoanOutcome Move(Guid id, SandboxLoanState state, string? reason) => book.Change(id, loan =>
        loan.State == state ? ErrorCodes.NotAllowedInState : loan with { State = state, Reason = reason });
}

internal static class LoanStates
{
    private static readonly string[] Slugs =
        [.. Enum.GetNames<SandboxLoanState>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)];

    public static string Slug(this SandboxLoanState state) => Slugs[(int)state];

    public static bool TryParse(string slug, out SandboxLoanState state)
    {
        var index = Array.IndexOf(Slugs, slug);
        state = (SandboxLoanState)Math.Max(index, 0);
        return index >= 0;
    }

    public static SandboxLoanState? Next(this SandboxLoanState state) => state switch
    {
        SandboxLoanState.Created => SandboxLoanState.ChequeVerified,
        SandboxLoanState.ChequeVerified => SandboxLoanState.SendLoanToBank,
        SandboxLoanState.SendLoanToBank => SandboxLoanState.LoanPaid,
        _ => null,
    };

    public static bool IsOpen(this SandboxLoanState state) => state.Next() is not null;

    public static string All => string.Join(", ", Slugs);
}

/// <summary>Moves every loan on to <c>loan_paid</c>, a step after each pause.</summary>
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
