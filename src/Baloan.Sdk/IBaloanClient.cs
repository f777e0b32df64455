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
}
