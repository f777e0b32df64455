namespace Baloan.Sandbox;

/// <summary>The states of a loan file. On the wire they are written in snake case.</summary>
public enum SandboxLoanState
{
    /// <summary><c>created</c>: just opened, waits for review.</summary>
    Created,

    /// <summary><c>cheque_verified</c>: complete, the contract exists.</summary>
    ChequeVerified,

    /// <summary><c>send_loan_to_bank</c>: sent to the bank for payment.</summary>
    SendLoanToBank,

    /// <summary><c>loan_paid</c>: paid out in full.</summary>
    LoanPaid,

    /// <summary><c>blocked</c>: blocked, for a reason given.</summary>
    Blocked,

    /// <summary><c>canceled</c>: cancelled by the user or the system, for a reason given.</summary>
    Canceled,
}
