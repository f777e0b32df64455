namespace Baloan.Sdk.Smoke;

/// <summary>An operation that the client has no method for, read by a generated context of the application's own.</summary>
internal static class OwnOperations
{
    private static readonly BaloanOperation Policies = BaloanOperation.Read("loan-policies");

    public static async Task CheckAsync(IBaloanClient baloan, CancellationToken cancellationToken)
    {
        var policies = await baloan.SendAsync(Policies.For(), SmokeJson.Default.IReadOnlyListLoanPolicy, cancellationToken);
        if (policies is not [{ PossibleLoanDues: [12] }, ..])
        {
            throw new InvalidOperationException("The policies were read otherwise than they are.");
        }
    }
}
