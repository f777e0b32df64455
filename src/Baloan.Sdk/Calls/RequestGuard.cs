namespace Baloan.Sdk;

/// <summary>Stops what is no request before it is sent.</summary>
internal static class RequestGuard
{
    public static void ThrowIfEmpty(Guid loanId)
    {
        if (loanId == Guid.Empty)
        {
            throw new ArgumentException("The loan's id is missing.", nameof(loanId));
        }
    }
}
