namespace Baloan.Sdk;

/// <summary>What may be lent, in which stores.</summary>
public interface IPoliciesClient
{
    /// <summary>Reads the loans that may be granted: stores, amounts (Toman), lengths (months) and interest (percent). Gateway: <c>GET loan-policies</c>.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="BaloanException">The policies could not be read; see the derived types.</exception>
    Task<IReadOnlyList<LoanPolicy>> ListAsync(CancellationToken cancellationToken = default);
}
