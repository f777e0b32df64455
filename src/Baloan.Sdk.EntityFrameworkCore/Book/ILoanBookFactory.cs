namespace Baloan.Sdk;

/// <summary>The books of a marketplace's partners, whose clients <see cref="IBaloanClientFactory"/> gives.</summary>
public interface ILoanBookFactory
{
    /// <summary>The book of a partner; its references are its own.</summary>
    /// <param name="partner">The application's own key of the partner.</param>
    ILoanBook Get(string partner);
}
