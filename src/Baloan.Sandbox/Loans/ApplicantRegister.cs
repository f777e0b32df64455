namespace Baloan.Sandbox.Loans;

/// <summary>Who is registered with which phone number, and whose loans are whose. Magic applicants are not registered.</summary>
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
