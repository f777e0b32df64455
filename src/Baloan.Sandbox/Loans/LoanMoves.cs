using Baloan.Sandbox.Gateway;

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
