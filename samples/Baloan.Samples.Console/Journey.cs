using System.Globalization;
using Baloan.Sdk;
using static Baloan.Samples.Console.Screen;

namespace Baloan.Samples.Console;

/// <summary>A loan's whole way, step by step.</summary>
internal sealed class Journey
{
    private readonly GatewayPlace _place;
    private readonly JourneySettings _settings;
    private readonly IBaloanClient _baloan;
    private readonly Screen _screen;
    private InstallmentEstimate? _estimate;

    public Journey(GatewayPlace place, JourneySettings settings)
    {
        _place = place;
        _settings = settings;
        _baloan = place.Client;
        _screen = new Screen(asks: !settings.Yes && !System.Console.IsInputRedirected && !System.Console.IsOutputRedirected);
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        Say($"Gateway: {_place.Address}{(_place.Sandbox is null ? "" : " (a sandbox in this process)")}");
        var policies = await ShowPoliciesAsync(cancellationToken);
        var request = Choose(policies);

        if (!MayOpen($"Open a loan file of {Money(request.Amount)} Toman at {_place.Address}?"))
        {
            return;
        }

        var loan = await OpenAsync(request, cancellationToken);
        var contract = await FetchContractAsync(loan, cancellationToken);
        await SignAsync(loan, contract, cancellationToken);
        await FollowToPaymentAsync(loan, cancellationToken);
        await CancelASecondAsync(request, cancellationToken);
        await BeRefusedAsync(request, cancellationToken);
    }

    private async Task<IReadOnlyList<LoanPolicy>> ShowPoliciesAsync(CancellationToken cancellationToken)
    {
        _screen.Step("Log in and read the policies");
        var policies = await _baloan.Policies.ListAsync(cancellationToken);
        Policies(policies);
        return policies.Count > 0 ? policies : throw new JourneyException("The gateway grants no loans: it has no policies.");
    }

    private CreateLoanRequest Choose(IReadOnlyList<LoanPolicy> policies)
    {
        _screen.Step("Choose an amount and a length");
        var policy = policies[0];
        var amount = _screen.Ask(
            "Amount in Toman?",
            policy.Amount.Smallest ?? Toman.FromMillions(10),
            text => Toman.TryParse(text, out var toman) && policy.Amount.Contains(toman) ? toman : null,
            $"The policy allows {Money(policy.Amount.Smallest)} to {Money(policy.Amount.Largest)} Toman.");
        var loanDue = _screen.Ask(
            "Months?",
            policy.PossibleLoanDues[0],
            text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var months) && policy.PossibleLoanDues.Contains(months) ? months : null,
            $"The policy allows {string.Join(", ", policy.PossibleLoanDues)} months.");

        if (policy.TryEstimateInstallment(amount, loanDue, out _estimate))
        {
            Say($"It costs {_estimate}. An estimate: the loan's own plan decides.");
        }

        return new CreateLoanRequest
        {
            PhoneNumber = PhoneNumber.Parse("09123456789"),
            NationalIdentifier = NationalId.ParseIranian("0012345679"),
            BirthDate = new BirthDate(1999, 2, 14),
            Amount = amount,
            LoanDue = loanDue,
            StoreId = policy.Stores[0].Id,
        };
    }

    private async Task<Loan> OpenAsync(CreateLoanRequest request, CancellationToken cancellationToken)
    {
        _screen.Step("Open the loan file");
        var loan = await _baloan.Loans.CreateAsync(request, cancellationToken);
        Plan(loan);
        if (loan.Plan is { } plan && _estimate?.IsExceededBy(plan) is true)
        {
            Say($"Was about {Money(_estimate.MonthlyInstallment)}, is {Money(plan.MonthlyInstallment)} Toman a month: ask the user again before the contract is signed.");
        }

        return loan;
    }

    private async Task<LoanContract> FetchContractAsync(Loan loan, CancellationToken cancellationToken)
    {
        _screen.Step("Wait for the cheque, fetch the contract");
        await AdvanceAsync(loan);
        var contract = await _baloan.Contracts.WaitForAsync(loan.Id, cancellationToken);

        var path = Path.Combine(Path.GetTempPath(), $"contract-{loan.Id:N}.pdf");
        await using (var file = File.Create(path))
        {
            await _baloan.Contracts.DownloadAsync(contract, file, cancellationToken);
        }

        Say($"Contract {contract.File.Id}: {new FileInfo(path).Length} bytes of PDF in {path}");
        return contract;
    }

    private async Task SignAsync(Loan loan, LoanContract contract, CancellationToken cancellationToken)
    {
        _screen.Step("Sign with an OTP");
        if (contract.IsAgreedByUser)
        {
            Say($"It is signed already.");
            return;
        }

        await _baloan.Contracts.RequestOtpAsync(loan.Id, cancellationToken);
        await _baloan.Contracts.SignAsync(loan.Id, ReceiveOtp(loan), cancellationToken);

        var signed = await _baloan.Contracts.GetAsync(loan.Id, cancellationToken);
        Say($"Signed by the user: {(signed.IsAgreedByUser ? "yes" : "no")}");
    }

    /// <summary>The sandbox tells the OTP; any other gateway sends it to the user's phone.</summary>
    private string ReceiveOtp(Loan loan)
    {
        var sent = _settings.Otp ?? _place.Sandbox?.OtpOf(loan.Id);
        if (_place.Sandbox is not null)
        {
            Say($"The user's phone receives {sent}");
        }

        if (_screen.Asks)
        {
            return AskText("OTP?");
        }

        return sent ?? throw new JourneyException("Nobody can be asked for the OTP here: give it with --otp.");
    }

    private async Task FollowToPaymentAsync(Loan loan, CancellationToken cancellationToken)
    {
        _screen.Step("Follow the file to its payment");
        if (_place.Sandbox is null)
        {
            Say($"From here on the gateway tells the partner by call backs.");
            return;
        }

        while (_place.Sandbox.Loan(loan.Id).State != Sandbox.SandboxLoanState.LoanPaid)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await AdvanceAsync(loan);
        }
    }

    private async Task CancelASecondAsync(CreateLoanRequest request, CancellationToken cancellationToken)
    {
        _screen.Step("Open a second file and cancel it");
        if (!MayOpen("Open a second loan file, and cancel it at once?"))
        {
            return;
        }

        var loan = await _baloan.Loans.CreateAsync(
            With(request, phone: "09351112233", nationalId: "0010350829", birthDate: new BirthDate(1988, 7, 1)), cancellationToken);
        await _baloan.Loans.CancelAsync(loan.Id, cancellationToken);
        Say($"Loan {loan.Id} is cancelled, its guarantee is free again.");
    }

    private async Task BeRefusedAsync(CreateLoanRequest request, CancellationToken cancellationToken)
    {
        _screen.Step("Be refused");
        if (!MayOpen("Ask for a loan for somebody who is too young?"))
        {
            return;
        }

        try
        {
            var loan = await _baloan.Loans.CreateAsync(
                With(request, phone: "09351112244", nationalId: "0077611616", birthDate: new BirthDate(2015, 1, 1)), cancellationToken);
            throw new JourneyException($"The gateway opened loan {loan.Id} for a child.");
        }
        catch (BaloanApplicantException refusal)
        {
            Say($"{refusal.GetType().Name}, {refusal.Code}: {refusal.GatewayMessage}");
            Say($"Tell the applicant, and repeat nothing: {refusal.Code.Describe(CultureInfo.InvariantCulture)}");
        }
    }

    private async Task AdvanceAsync(Loan loan)
    {
        if (_place.Sandbox is not null)
        {
            var moved = await _place.Sandbox.AdvanceAsync(loan.Id);
            Say($"The sandbox moves the file to {moved.State}");
        }
    }

    /// <summary>A loan at a gateway that is not ours is real money: ask first, and do without where nobody can be asked.</summary>
    private bool MayOpen(string question)
    {
        if (_place.Sandbox is not null || _settings.Yes)
        {
            return true;
        }

        return _screen.Asks
            ? _screen.Confirm(question)
            : throw new JourneyException("No loan was opened: nobody can be asked here, and --yes was not given.");
    }

    private static CreateLoanRequest With(CreateLoanRequest request, string phone, string nationalId, BirthDate birthDate) => new()
    {
        PhoneNumber = PhoneNumber.Parse(phone),
        NationalIdentifier = NationalId.ParseIranian(nationalId),
        BirthDate = birthDate,
        Amount = request.Amount,
        LoanDue = request.LoanDue,
        StoreId = request.StoreId,
    };
}
