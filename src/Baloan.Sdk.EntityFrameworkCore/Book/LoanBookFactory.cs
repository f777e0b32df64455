namespace Baloan.Sdk;

/// <summary>Gives the books of partners. They hold nothing of their own, so that each is made when it is asked for.</summary>
internal sealed class LoanBookFactory(LoanBookSetup setup) : ILoanBookFactory
{
    public ILoanBook Get(string partner)
    {
        ArgumentException.ThrowIfNullOrEmpty(partner);
        return partner.Length > TableModels.NameLength
            ? throw new ArgumentException($"The key of a partner with a loan book must have at most {TableModels.NameLength} characters.", nameof(partner))
            : setup.BookOf(partner);
    }
}
