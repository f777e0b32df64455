namespace Baloan.Sdk.Smoke;

/// <summary>The whole way of a loan, each step checked.</summary>
internal sealed class SmokeJourney(IBaloanClient baloan, SandboxControl sandbox)
{
    /// <summary>Opens, signs and cancels loans, and is refused one.</summary>
    /// <returns>The loan that was signed.</returns>
    /// <exception cref="InvalidOperationException">A step had another outcome than it must have.</exception>
    public async Task<Guid> WalkAsync(CancellationToken cancellationToken)
    {
        var policies = await baloan.Policies.ListAsync(cancellationToken);
        var policy = policies[0];
        Check("policies", policy.Amount.Contains(Toman.FromMillions(10)) && policy.PossibleLoanDues.Contains(12));
        var estimate = policy.EstimateInstallment(Toman.FromMillions(10), 12);
        Check("estimate", estimate.MonthlyInstallment > Toman.Zero);

        var loan = await baloan.Loans.CreateAsync(Request("09123456789", "0012345679", new BirthDate(1999, 2, 14)), cancellationToken);
        Check("loan", loan.Id != Guid.Empty && loan.Plan?.MonthlyInstallment == new Toman(1057616) && estimate.IsExceededBy(loan.Plan));
        await SignAsync(loan, cancellationToken);
        await CancelAsync(cancellationToken);
        await BeRefusedAsync(cancellationToken);
        return loan.Id;
    }

    private async Task SignAsync(Loan loan, CancellationToken cancellationToken)
    {
        await sandbox.AdvanceAsync(loan.Id, cancellationToken);
        var contract = await baloan.Contracts.WaitForAsync(loan.Id, cancellationToken);
        using var file = new MemoryStream();
        await baloan.Contracts.DownloadAsync(contract, file, cancellationToken);
        Check("contract", file.Length > 500 && !contract.IsAgreedByUser);

        await baloan.Contracts.RequestOtpAsync(loan.Id, cancellationToken);
        await baloan.Contracts.SignAsync(loan.Id, await sandbox.OtpOfAsync(loan.Id, cancellationToken), cancellationToken);
        var signed = await baloan.Contracts.GetAsync(loan.Id, cancellationToken);
        Check("signature", signed.IsAgreedByUser);
    }

    private async Task CancelAsync(CancellationToken cancellationToken)
    {
        var loan = await baloan.Loans.CreateAsync(Request("09351112233", "0010350829", new BirthDate(1988, 7, 1)), cancellationToken);
        await baloan.Loans.CancelAsync(loan.Id, cancellationToken);
        try
        {
            await baloan.Loans.CancelAsync(loan.Id, cancellationToken);
            throw new InvalidOperationException("A loan was cancelled twice.");
        }
        catch (BaloanStateException exception)
        {
            Check("cancellation", exception.Code == BaloanErrorCode.NotAllowedInState);
        }
    }

    private async Task BeRefusedAsync(CancellationToken cancellationToken)
    {
        try
        {
            await baloan.Loans.CreateAsync(Request("09351112244", "0077611616", new BirthDate(2015, 1, 1)), cancellationToken);
            throw new InvalidOperationException("A child was given a loan.");
        }
        catch (BaloanApplicantException exception)
        {
            Check("refusal", exception.Code == BaloanErrorCode.AgeNotInValidRange);
        }
    }

    private static CreateLoanRequest Request(string phone, string nationalId, BirthDate birthDate) => new()
    {
        PhoneNumber = PhoneNumber.Parse(phone),
        NationalIdentifier = NationalId.ParseIranian(nationalId),
        BirthDate = birthDate,
        Amount = Toman.FromMillions(10),
        LoanDue = 12,
        StoreId = 1,
    };

    private static void Check(string step, bool isRight)
    {
        if (!isRight)
        {
            throw new InvalidOperationException($"{step}: another outcome than expected");
        }

        Console.WriteLine($"{step}: ok");
    }
}
