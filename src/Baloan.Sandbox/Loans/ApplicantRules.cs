using Baloan.Sandbox.Gateway;

namespace Baloan.Sandbox.Loans;

/// <summary>Who may get which loan.</summary>
internal sealed class ApplicantRules(BaloanSandboxOptions options, SandboxInquiries inquiries, TimeProvider timeProvider)
{
    private const int YoungestAge = 18;
    private const int OldestAge = 70;

    /// <summary>The codes that a magic applicant earns when the file is opened.</summary>
    private static readonly string[] MagicCodes =
    [
        ErrorCodes.UnauthorizedPartnership, ErrorCodes.PhoneNumberExistsWithAnotherNationalId,
        ErrorCodes.NationalIdExistsWithAnotherPhoneNumber, ErrorCodes.AgeNotInValidRange, ErrorCodes.InvalidDateFormat,
        ErrorCodes.PolicyMismatch, ErrorCodes.PhoneVerificationFailed, ErrorCodes.ServiceInquiryFailed, ErrorCodes.DuplicateRequest,
        ErrorCodes.LoanAmountExceedUserCredit,
    ];

    /// <summary>The error a request earns; null when the loan is granted.</summary>
    /// <param name="request">The request.</param>
    /// <param name="register">The applicants so far.</param>
    public GatewayError? Check(LoanRequest request, ApplicantRegister register)
    {
        if (SandboxMagicValues.CodeOf(request.NationalIdentifier, MagicCodes) is { } code)
        {
            return new(code, ArgumentOf(code, request));
        }

        return CheckRequest(request)
            ?? (SandboxMagicValues.IsMagic(request.NationalIdentifier) ? null : CheckApplicant(request, register));
    }

    private static string? ArgumentOf(string code, LoanRequest request) => code switch
    {
        ErrorCodes.NationalIdExistsWithAnotherPhoneNumber => request.PhoneNumber == "09120000000" ? "09120000001" : "09120000000",
        ErrorCodes.ServiceInquiryFailed => ServiceName(SandboxService.Shahkar),
        _ => null,
    };

    private static string ServiceName(SandboxService service) => service == SandboxService.Shahkar ? "Shahkar" : "credit bureau";

    private GatewayError? CheckRequest(LoanRequest request)
    {
        if (AgeOf(request.BirthDate) is < YoungestAge or > OldestAge)
        {
            return ErrorCodes.AgeNotInValidRange;
        }

        return options.Policies.Any(policy => policy.Grants(request.Store, request.Amount, request.LoanDue))
            ? null
            : ErrorCodes.PolicyMismatch;
    }

    private GatewayError? CheckApplicant(LoanRequest request, ApplicantRegister register) =>
        CheckRegistration(request, register) ?? CheckShahkar(request) ?? CheckRepetition(request, register) ?? CheckCredit(request, register);

    private static GatewayError? CheckRegistration(LoanRequest request, ApplicantRegister register)
    {
        if (register.OwnerOf(request.PhoneNumber) is { } owner && owner != request.NationalIdentifier)
        {
            return ErrorCodes.PhoneNumberExistsWithAnotherNationalId;
        }

        return register.PhoneOf(request.NationalIdentifier) is { } phone && phone != request.PhoneNumber
            ? new(ErrorCodes.NationalIdExistsWithAnotherPhoneNumber, phone)
            : null;
    }

    private GatewayError? CheckShahkar(LoanRequest request)
    {
        if (inquiries.IsDown(SandboxService.Shahkar))
        {
            return new(ErrorCodes.ServiceInquiryFailed, ServiceName(SandboxService.Shahkar));
        }

        return inquiries.OwnsPhone(request.NationalIdentifier, request.PhoneNumber) ? null : ErrorCodes.PhoneVerificationFailed;
    }

    private static GatewayError? CheckRepetition(LoanRequest request, ApplicantRegister register) =>
        register.OpenLoansOf(request.NationalIdentifier).Any(loan =>
            loan.PartnerNumber == request.Partner && loan.Amount == request.Amount && loan.LoanDue == request.LoanDue && loan.StoreId == request.Store)
            ? ErrorCodes.DuplicateRequest
            : null;

    private GatewayError? CheckCredit(LoanRequest request, ApplicantRegister register)
    {
        if (inquiries.IsDown(SandboxService.CreditBureau))
        {
            return new(ErrorCodes.ServiceInquiryFailed, ServiceName(SandboxService.CreditBureau));
        }

        var owed = register.OpenLoansOf(request.NationalIdentifier).Sum(loan => loan.Amount);
        return owed + request.Amount > inquiries.CreditOf(request.NationalIdentifier) ? ErrorCodes.LoanAmountExceedUserCredit : null;
    }

    private int AgeOf(DateOnly birthDate)
    {
        var today = DateOnly.FromDateTime(timeProvider.GetUtcNow().UtcDateTime);
        var age = today.Year - birthDate.Year;
        return birthDate.AddYears(Math.Max(age, 0)) > today ? age - 1 : age;
    }
}

/// <summary>A request to open a loan whose fields are well-formed, and the number of the partner that sent it.</summary>
internal sealed record LoanRequest(
    int Partner, string PhoneNumber, string NationalIdentifier, DateOnly BirthDate, long Amount, int LoanDue, int Store);

/// <summary>The applicants' phone numbers and loans. Magic applicants are left out.</summary>
internal sealed class ApplicantRegister
{
    private readonly Dictionary<string, string> _ownerOfPhone = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _phoneOfPerson = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<Guid, SandboxLoan>> _loansOfPerson = new(StringComparer.Ordinal);

    public void Put(SandboxLoan loan)
    {
        var person = loan.NationalIdentifier;
        if (SandboxMagicValues.IsMagic(person))
        {
            return;
        }

        _ownerOfPhone[loan.PhoneNumber] = person;
        _phoneOfPerson[person] = loan.PhoneNumber;
        if (!_loansOfPerson.TryGetValue(person, out var loans))
        {
            _loansOfPerson[person] = loans = [];
        }

        loans[loan.Id] = loan;
    }

    public string? OwnerOf(string phoneNumber) => _ownerOfPhone.GetValueOrDefault(phoneNumber);

    public string? PhoneOf(string nationalIdentifier) => _phoneOfPerson.GetValueOrDefault(nationalIdentifier);

    public IEnumerable<SandboxLoan> OpenLoansOf(string nationalIdentifier) =>
        _loansOfPerson.TryGetValue(nationalIdentifier, out var loans) ? loans.Values.Where(loan => loan.State.IsOpen()) : [];

    public void Clear()
    {
        _ownerOfPhone.Clear();
        _phoneOfPerson.Clear();
        _loansOfPerson.Clear();
    }
}
