namespace Baloan.Sdk;

/// <summary>Opening and cancelling loan files.</summary>
public interface ILoansClient
{
    /// <summary>Opens a loan file; the partner's guarantee for it is locked. Gateway: <c>POST loan/</c>.</summary>
    /// <remarks>
    /// Sent once, and repeated only where the gateway provably did nothing. The gateway has no operation that reads a loan back:
    /// after a <see cref="BaloanOutcomeUnknownException"/> find out what happened before opening another.
    /// </remarks>
    /// <param name="request">Who borrows, how much (Toman), for how long (months), in which store.</param>
    /// <param name="cancellationToken">Ends the wait for the answer; the loan file may have been opened all the same.</param>
    /// <returns>The loan file with its id and its repayment plan.</returns>
    /// <exception cref="ArgumentException">A member of the request is missing or not valid; nothing was sent.</exception>
    /// <exception cref="BaloanApplicantException">This applicant cannot have this loan.</exception>
    /// <exception cref="BaloanValidationException">The gateway refuses the request, for example amount and length against the store's policies.</exception>
    /// <exception cref="BaloanStateException">The gateway takes it for a duplicate.</exception>
    /// <exception cref="BaloanOutcomeUnknownException">The answer was lost: the loan file may exist.</exception>
    /// <exception cref="BaloanConnectionException">The gateway was not reached: no loan file was opened.</exception>
    /// <exception cref="BaloanException">Any other failure; see the derived types.</exception>
    Task<Loan> CreateAsync(CreateLoanRequest request, CancellationToken cancellationToken = default);

    /// <summary>Cancels a loan file; the locked guarantee is released. Gateway: <c>POST loan/{uuid}/cancel/</c>.</summary>
    /// <param name="loanId">The loan's id, as <see cref="CreateAsync"/> returned it.</param>
    /// <param name="cancellationToken">Ends the wait for the answer; the loan file may have been cancelled all the same.</param>
    /// <exception cref="ArgumentException"><paramref name="loanId"/> is empty; nothing was sent.</exception>
    /// <exception cref="BaloanStateException">The loan file can no longer be cancelled.</exception>
    /// <exception cref="BaloanNotFoundException">The gateway knows no such loan.</exception>
    /// <exception cref="BaloanOutcomeUnknownException">The answer was lost: the loan file may be cancelled.</exception>
    /// <exception cref="BaloanException">Any other failure; see the derived types.</exception>
    Task CancelAsync(Guid loanId, CancellationToken cancellationToken = default);
}
