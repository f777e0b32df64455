namespace Baloan.Sdk;

/// <summary>
/// The application's book of loans, in its own database. It asks for a loan once for each reference, whoever asks, on whatever node,
/// and however the process ends; it keeps what is known of it.
/// </summary>
/// <remarks>
/// A line is committed before the loan is asked for, and its outcome after it, each in a transaction of the book's own. A process that
/// dies in between leaves a line that becomes <see cref="LoanBookStatus.Unknown"/> once its lease is over.
/// Register it with <c>AddBaloanClient(…).UseLoanBook&lt;TContext&gt;()</c>.
/// </remarks>
public interface ILoanBook
{
    /// <summary>Opens the loan of a reference, unless that was done before. Gateway: <c>POST loan/</c>, at most once for each request.</summary>
    /// <remarks>
    /// Of an opened loan, what the book knows is returned, and nothing is sent. After a refusal, or where the gateway was not reached,
    /// the reference may be sent again with a corrected request. After an unknown outcome it is never sent again. The applicant is known by
    /// the national id alone. Where the database takes no outcome, the loan is returned all the same, a critical line is logged, and the
    /// line of the book becomes unknown once its lease is over.
    /// </remarks>
    /// <param name="reference">The application's own reference, such as an order's id: 1 to 200 characters.</param>
    /// <param name="request">Who borrows, how much (Toman), for how long (months), in which store.</param>
    /// <param name="cancellationToken">Ends the wait until the loan is asked for; from then on the answer is waited for all the same, and kept.</param>
    /// <returns>The loan file with its id and, where the gateway's answer is known, its repayment plan.</returns>
    /// <exception cref="ArgumentException">The reference or a member of the request is missing or not valid; nothing was sent.</exception>
    /// <exception cref="LoanBookConflictException">
    /// The loan of this reference is being opened at this moment; or another reference of the same applicant and store has no known outcome. Nothing was sent.
    /// </exception>
    /// <exception cref="BaloanOutcomeUnknownException">The answer was lost, now or when the reference was first sent: the loan file may exist.</exception>
    /// <exception cref="BaloanException">The loan was not opened; as of <see cref="ILoansClient.CreateAsync"/>.</exception>
    Task<Loan> OpenAsync(string reference, CreateLoanRequest request, CancellationToken cancellationToken = default);

    /// <summary>The line of a reference; <see langword="null"/> where there is none.</summary>
    /// <param name="reference">The application's own reference.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    Task<BookedLoan?> FindAsync(string reference, CancellationToken cancellationToken = default);

    /// <summary>The line of a loan; <see langword="null"/> where the book does not know it.</summary>
    /// <param name="loanId">The loan's id at the gateway.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    Task<BookedLoan?> FindByLoanAsync(Guid loanId, CancellationToken cancellationToken = default);

    /// <summary>What the call backs told of a reference's loan, the oldest first; empty where its loan is not known. Needs the inbox.</summary>
    /// <param name="reference">The application's own reference.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    Task<IReadOnlyList<StoredCallback>> HistoryAsync(string reference, CancellationToken cancellationToken = default);

    /// <summary>The lines of unknown outcome, the oldest first.</summary>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    Task<IReadOnlyList<BookedLoan>> UnsettledAsync(CancellationToken cancellationToken = default);

    /// <summary>The loans that may be that of an unknown line: told by call backs since its request began, and in no line. The oldest first. Needs the inbox.</summary>
    /// <param name="reference">The application's own reference.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    Task<IReadOnlyList<LoanCandidate>> CandidatesAsync(string reference, CancellationToken cancellationToken = default);

    /// <summary>Settles an unknown line, after a person found out: the loan file exists.</summary>
    /// <param name="reference">The application's own reference.</param>
    /// <param name="loanId">The loan's id at the gateway.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    /// <exception cref="LoanBookConflictException">The line is not unknown, or the loan is that of another line.</exception>
    /// <exception cref="KeyNotFoundException">There is no such line.</exception>
    Task SettleAsOpenedAsync(string reference, Guid loanId, CancellationToken cancellationToken = default);

    /// <summary>Settles an unknown line, after a person found out: there is no loan file, and the reference may be sent again.</summary>
    /// <param name="reference">The application's own reference.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    /// <exception cref="LoanBookConflictException">The line is not unknown.</exception>
    /// <exception cref="KeyNotFoundException">There is no such line.</exception>
    Task SettleAsNotOpenedAsync(string reference, CancellationToken cancellationToken = default);

    /// <summary>Has an OTP sent to the applicant, and notes when. Gateway: <c>POST loan/{uuid}/contract/</c>.</summary>
    /// <param name="reference">The application's own reference.</param>
    /// <param name="cancellationToken">Ends the wait for the answer; the OTP may have been sent all the same.</param>
    /// <exception cref="LoanBookConflictException">The line has no loan.</exception>
    /// <exception cref="KeyNotFoundException">There is no such line.</exception>
    /// <exception cref="BaloanException">As of <see cref="IContractsClient.RequestOtpAsync"/>.</exception>
    Task RequestOtpAsync(string reference, CancellationToken cancellationToken = default);

    /// <summary>
    /// Signs the contract with the OTP, and notes when. Where the answer is lost, the contract is read and tells. Gateway:
    /// <c>PATCH loan/{uuid}/contract/</c>, <c>GET loan/{uuid}/contract/</c>.
    /// </summary>
    /// <param name="reference">The application's own reference.</param>
    /// <param name="otp">The code that the applicant got.</param>
    /// <param name="cancellationToken">Ends the wait for the answer; the contract may be signed all the same.</param>
    /// <exception cref="LoanBookConflictException">The line has no loan.</exception>
    /// <exception cref="KeyNotFoundException">There is no such line.</exception>
    /// <exception cref="BaloanException">As of <see cref="IContractsClient.SignAsync"/>.</exception>
    Task SignAsync(string reference, string otp, CancellationToken cancellationToken = default);

    /// <summary>Cancels the loan file, and notes when that was asked for; the call back <c>canceled</c> tells that it is done. Gateway: <c>POST loan/{uuid}/cancel/</c>.</summary>
    /// <param name="reference">The application's own reference.</param>
    /// <param name="cancellationToken">Ends the wait for the answer; the loan file may be cancelled all the same.</param>
    /// <exception cref="LoanBookConflictException">The line has no loan.</exception>
    /// <exception cref="KeyNotFoundException">There is no such line.</exception>
    /// <exception cref="BaloanException">As of <see cref="ILoansClient.CancelAsync"/>.</exception>
    Task CancelAsync(string reference, CancellationToken cancellationToken = default);
}
