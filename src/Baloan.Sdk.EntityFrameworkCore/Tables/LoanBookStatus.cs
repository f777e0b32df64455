namespace Baloan.Sdk;

/// <summary>What the loan book knows of the request for a loan.</summary>
public enum LoanBookStatus
{
    /// <summary>The loan is being asked for at this moment.</summary>
    Opening,

    /// <summary>The loan file exists; <see cref="BookedLoan.LoanId"/> names it.</summary>
    Opened,

    /// <summary>There is no loan file: the gateway refused it or was not reached. The same reference may be sent again.</summary>
    NotOpened,

    /// <summary>The request may have left and no answer is known: the loan file may exist. It is never sent again.</summary>
    Unknown,
}
