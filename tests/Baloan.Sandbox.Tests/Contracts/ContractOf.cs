using Baloan.Sandbox.Tests.Support;

namespace Baloan.Sandbox.Tests.Contracts;

/// <summary>Opens a loan and takes its contract.</summary>
internal static class ContractOf
{
    public static async Task<DrawnContract> ALoanAsync(BaloanSandbox sandbox, string language, int loanDue = 12)
    {
        using var partner = await Partner.LogInAsync(sandbox);
        var loan = await partner.OpenedAsync(Partner.LoanBody(due: loanDue));
        await sandbox.AdvanceAsync(loan);
        var address = $"/media/contracts/{sandbox.Loan(loan).ContractId}.pdf?lang={language}";
        return new(await partner.Http.GetByteArrayAsync(address, TestContext.Current.CancellationToken));
    }
}
