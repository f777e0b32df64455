using System.Text.Json.Serialization.Metadata;

namespace Baloan.Sdk;

/// <summary>A client of Baloan's partnership gateway. Safe for any number of threads; keep one for the life of the application.</summary>
public interface IBaloanClient
{
    /// <summary>What may be lent, in which stores.</summary>
    IPoliciesClient Policies { get; }

    /// <summary>Opening and cancelling loan files.</summary>
    ILoansClient Loans { get; }

    /// <summary>A loan's contract, and its signing.</summary>
    IContractsClient Contracts { get; }

    /// <summary>A cheap view of this client, with its token and its connections, that sends each request by the given options.</summary>
    /// <param name="options">What the view does otherwise; copied, so that later changes have no effect.</param>
    /// <exception cref="ArgumentException">An option is not valid; the message names it.</exception>
    IBaloanClient With(BaloanRequestOptions options);

    /// <summary>
    /// Sends an operation that this version has no method for, and takes any answer of success that the gateway gives. It has the token,
    /// the time limits, the repeats and the exceptions of every other operation.
    /// </summary>
    /// <param name="request">What is asked for; see <see cref="BaloanOperation"/>.</param>
    /// <param name="cancellationToken">Ends the wait for the answer; a change may have been done all the same.</param>
    /// <exception cref="BaloanOutcomeUnknownException">The answer to a change was lost: it may be done.</exception>
    /// <exception cref="BaloanConnectionException">The gateway was not reached: nothing was done.</exception>
    /// <exception cref="BaloanException">Any other failure; see the derived types. What reading the body of the request throws comes through; then nothing was sent.</exception>
    Task SendAsync(BaloanRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Sends an operation that this version has no method for, and reads its answer. It has the token, the time limits, the repeats and
    /// the exceptions of every other operation.
    /// </summary>
    /// <remarks>An answer that holds one of the documented error codes is no success, whatever its status says.</remarks>
    /// <typeparam name="TAnswer">What the answer is read as. Make what it cannot do without <c>required</c>.</typeparam>
    /// <param name="request">What is asked for; see <see cref="BaloanOperation"/>.</param>
    /// <param name="answerType">How the answer is read, such as <c>ShopJson.Default.LoanFile</c> of the partner's own <c>JsonSerializerContext</c>.</param>
    /// <param name="cancellationToken">Ends the wait for the answer; a change may have been done all the same.</param>
    /// <exception cref="BaloanResponseException">
    /// The answer cannot be read as <typeparamref name="TAnswer"/>, or is longer than <see cref="BaloanClientOptions.MaxResponseBytes"/>;
    /// a change is done then.
    /// </exception>
    /// <exception cref="BaloanOutcomeUnknownException">The answer to a change was lost: it may be done.</exception>
    /// <exception cref="BaloanConnectionException">The gateway was not reached: nothing was done.</exception>
    /// <exception cref="BaloanException">Any other failure; see the derived types. What reading the body of the request throws comes through; then nothing was sent.</exception>
    Task<TAnswer> SendAsync<TAnswer>(BaloanRequest request, JsonTypeInfo<TAnswer> answerType, CancellationToken cancellationToken = default);
}
