namespace Baloan.Sdk;

/// <summary>What is asked of a loan's contract in one step.</summary>
public static class ContractsClientExtensions
{
    /// <summary>
    /// Reads a loan's contract and downloads its PDF file, piece by piece, into a stream. Gateway: <c>GET loan/{uuid}/contract/</c>,
    /// then the file's own address.
    /// </summary>
    /// <remarks>For the rest see <see cref="IContractsClient.DownloadAsync(LoanContract, Stream, CancellationToken)"/>.</remarks>
    /// <param name="contracts">The client's contracts.</param>
    /// <param name="loanId">The loan's id.</param>
    /// <param name="destination">A writable stream; stays open.</param>
    /// <param name="cancellationToken">Ends the download.</param>
    /// <exception cref="ArgumentException"><paramref name="loanId"/> is empty, or the stream cannot be written.</exception>
    /// <exception cref="BaloanStateException">The contract does not exist yet.</exception>
    /// <exception cref="BaloanNotFoundException">The gateway knows no such loan, or the contract does not exist yet.</exception>
    /// <exception cref="BaloanException">Reading or downloading failed; see <see cref="IContractsClient"/>.</exception>
    /// <exception cref="IOException">The stream failed; so does any other exception of its own come through.</exception>
    public static async Task DownloadAsync(
        this IContractsClient contracts, Guid loanId, Stream destination, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(contracts);
        ArgumentNullException.ThrowIfNull(destination);
        var contract = await contracts.GetAsync(loanId, cancellationToken).ConfigureAwait(false);
        await contracts.DownloadAsync(contract, destination, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Reads a loan's contract and downloads its PDF file to the disk, over what is there already, once it is whole. On Unix its owner
    /// alone can read it. Gateway: <c>GET loan/{uuid}/contract/</c>, then the file's own address.
    /// </summary>
    /// <remarks>For the rest see <see cref="IContractsClient.DownloadAsync(LoanContract, string, CancellationToken)"/>.</remarks>
    /// <param name="contracts">The client's contracts.</param>
    /// <param name="loanId">The loan's id.</param>
    /// <param name="path">The file to write, in a directory that exists.</param>
    /// <param name="cancellationToken">Ends the download.</param>
    /// <exception cref="ArgumentException"><paramref name="loanId"/> or the path is empty.</exception>
    /// <exception cref="BaloanStateException">The contract does not exist yet.</exception>
    /// <exception cref="BaloanNotFoundException">The gateway knows no such loan, or the contract does not exist yet.</exception>
    /// <exception cref="BaloanException">Reading or downloading failed; see <see cref="IContractsClient"/>.</exception>
    /// <exception cref="IOException">The file cannot be written, or what is there is no regular file: a link, a directory, a pipe or a device.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static async Task DownloadAsync(
        this IContractsClient contracts, Guid loanId, string path, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(contracts);
        ArgumentNullException.ThrowIfNull(path);
        var contract = await contracts.GetAsync(loanId, cancellationToken).ConfigureAwait(false);
        await contracts.DownloadAsync(contract, path, cancellationToken).ConfigureAwait(false);
    }
}
