namespace Baloan.Sdk;

/// <summary>A loan's contract, and its signing. It exists once the cheque is verified (<see cref="LoanState.ChequeVerified"/>).</summary>
public interface IContractsClient
{
    /// <summary>Reads a loan's contract. Gateway: <c>GET loan/{uuid}/contract/</c>.</summary>
    /// <param name="loanId">The loan's id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArgumentException"><paramref name="loanId"/> is empty; nothing was sent.</exception>
    /// <exception cref="BaloanStateException">The contract does not exist yet.</exception>
    /// <exception cref="BaloanNotFoundException">The gateway knows no such loan, or the contract does not exist yet.</exception>
    /// <exception cref="BaloanException">Any other failure; see the derived types.</exception>
    Task<LoanContract> GetAsync(Guid loanId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Asks for a loan's contract until it exists, every <see cref="BaloanClientOptions.ContractPollInterval"/>; where the gateway
    /// asks for longer pauses, at most four times as long.
    /// Gateway: <c>GET loan/{uuid}/contract/</c>.
    /// </summary>
    /// <remarks>
    /// A file that is blocked or cancelled never gets a contract, and the gateway has no operation that tells:
    /// give a token that ends the wait, or wait for the call back instead.
    /// </remarks>
    /// <param name="loanId">The loan's id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArgumentException"><paramref name="loanId"/> is empty; nothing was sent.</exception>
    /// <exception cref="BaloanException">Asking failed otherwise than by there being no contract yet; see the derived types.</exception>
    Task<LoanContract> WaitForAsync(Guid loanId, CancellationToken cancellationToken = default);

    /// <summary>Has an OTP made and sent to the user's phone. Gateway: <c>POST loan/{uuid}/contract/</c>.</summary>
    /// <param name="loanId">The loan's id.</param>
    /// <param name="cancellationToken">Ends the wait for the answer; the OTP may have been sent all the same.</param>
    /// <exception cref="ArgumentException"><paramref name="loanId"/> is empty; nothing was sent.</exception>
    /// <exception cref="BaloanOtpException">Too soon after the last one.</exception>
    /// <exception cref="BaloanStateException">The contract is signed already, or does not exist yet.</exception>
    /// <exception cref="BaloanOutcomeUnknownException">The answer was lost: the OTP may have been sent.</exception>
    /// <exception cref="BaloanException">Any other failure; see the derived types.</exception>
    Task RequestOtpAsync(Guid loanId, CancellationToken cancellationToken = default);

    /// <summary>Signs a loan's contract with the OTP that the user received; the file is finally approved. Gateway: <c>PATCH loan/{uuid}/contract/</c>.</summary>
    /// <param name="loanId">The loan's id.</param>
    /// <param name="otp">4 to 8 digits, as the user typed them: Persian and Arabic digits and surrounding spaces are taken too.</param>
    /// <param name="cancellationToken">Ends the wait for the answer; the contract may have been signed all the same.</param>
    /// <exception cref="ArgumentException"><paramref name="loanId"/> is empty or <paramref name="otp"/> is no code; nothing was sent.</exception>
    /// <exception cref="BaloanOtpException">A wrong or an outlived code, or none was asked for.</exception>
    /// <exception cref="BaloanStateException">The contract is signed already, or cannot be signed now.</exception>
    /// <exception cref="BaloanOutcomeUnknownException">The answer was lost: the contract may be signed. <see cref="GetAsync"/> tells.</exception>
    /// <exception cref="BaloanException">Any other failure; see the derived types.</exception>
    Task SignAsync(Guid loanId, string otp, CancellationToken cancellationToken = default);

    /// <summary>Downloads a contract's PDF file, piece by piece, into a stream.</summary>
    /// <remarks>
    /// <para>
    /// The file comes by https, wherever the gateway says it is; by http only where the gateway itself is asked by http, from the
    /// gateway's host or a loopback one. A host on a loopback, private or link-local address is not asked unless the gateway is on such a one or
    /// <see cref="BaloanClientOptions.ContractHosts"/> names it. The token goes along to the gateway's own scheme, host and port alone. Redirects are followed, five at
    /// the most, never from https to http.
    /// </para>
    /// <para>
    /// Lost connections, time-outs, 408, 429 and 5xx are repeated while no part of the file is in the stream. On any failure
    /// a seekable stream is cut back to where it stood; what another stream has got is not a whole contract.
    /// </para>
    /// </remarks>
    /// <param name="contract">The contract, from <see cref="GetAsync"/> or <see cref="WaitForAsync"/>.</param>
    /// <param name="destination">A writable stream; stays open.</param>
    /// <param name="cancellationToken">Ends the download.</param>
    /// <exception cref="ArgumentException">The stream cannot be written, or the contract has no address.</exception>
    /// <exception cref="BaloanResponseException">
    /// What came is no PDF file or is longer than <see cref="BaloanClientOptions.MaxContractBytes"/>, or its address may not be asked.
    /// </exception>
    /// <exception cref="BaloanAuthenticationException">The address refuses (403): it may have run out. Read the contract again for a new one.</exception>
    /// <exception cref="BaloanConnectionException">The file could not be fetched, or broke off. It is safe to repeat the call.</exception>
    /// <exception cref="BaloanException">Any other failure; see the derived types.</exception>
    /// <exception cref="IOException">The stream failed; so does any other exception of its own come through.</exception>
    Task DownloadAsync(LoanContract contract, Stream destination, CancellationToken cancellationToken = default);

    /// <summary>
    /// Downloads a contract's PDF file to the disk. It is written beside <paramref name="path"/> and moved there, over what is there
    /// already, once it is whole; on any failure nothing is left. On Unix its owner alone can read it.
    /// </summary>
    /// <remarks>For the rest see <see cref="DownloadAsync(LoanContract, Stream, CancellationToken)"/>.</remarks>
    /// <param name="contract">The contract, from <see cref="GetAsync"/> or <see cref="WaitForAsync"/>.</param>
    /// <param name="path">The file to write, in a directory that exists.</param>
    /// <param name="cancellationToken">Ends the download.</param>
    /// <exception cref="ArgumentException">The path is empty, or the contract has no address.</exception>
    /// <exception cref="BaloanException">The download failed; see <see cref="DownloadAsync(LoanContract, Stream, CancellationToken)"/>.</exception>
    /// <exception cref="IOException">The file cannot be written, or what is there is no regular file: a link, a directory, a pipe or a device.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    Task DownloadAsync(LoanContract contract, string path, CancellationToken cancellationToken = default);
}
