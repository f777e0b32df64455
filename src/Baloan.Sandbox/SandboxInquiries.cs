using Baloan.Sandbox.Storage;

namespace Baloan.Sandbox;

/// <summary>What the upstream services answer when the gateway asks about an applicant.</summary>
public sealed class SandboxInquiries
{
    private readonly SettingsBook _settings;
    private readonly long _usualCredit;

    internal SandboxInquiries(SettingsBook settings, long usualCredit)
    {
        _settings = settings;
        _usualCredit = usualCredit;
    }

    /// <summary>The services that fail now: every loan that needs one is refused with <c>service_inquiry_failed</c>.</summary>
    public IReadOnlyList<SandboxService> Failing => _settings.Current.FailingServices;

    /// <summary>
    /// Has Shahkar know a phone number as one person's: any other person's loan with it is refused with
    /// <c>national_phone_verification_failed</c>. A number nobody was named for is taken as the applicant's own.
    /// </summary>
    /// <param name="phoneNumber">The phone number, <c>09xxxxxxxxx</c>.</param>
    /// <param name="nationalIdentifier">The national identifier of its owner.</param>
    public void AssignPhone(string phoneNumber, string nationalIdentifier)
    {
        ArgumentException.ThrowIfNullOrEmpty(phoneNumber);
        ArgumentException.ThrowIfNullOrEmpty(nationalIdentifier);
        _settings.Update(settings => settings with
        {
            PhoneOwners = new Dictionary<string, string>(settings.PhoneOwners) { [phoneNumber] = nationalIdentifier },
        });
    }

    /// <summary>Sets an applicant's credit; all others have <see cref="BaloanSandboxOptions.CreditPerApplicant"/>.</summary>
    /// <param name="nationalIdentifier">The applicant's national identifier.</param>
    /// <param name="credit">What may be owed in open loans together, in Toman.</param>
    public void SetCredit(string nationalIdentifier, long credit)
    {
        ArgumentException.ThrowIfNullOrEmpty(nationalIdentifier);
        if (credit < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(credit), $"{nameof(credit)} must not be negative.");
        }

        _settings.Update(settings => settings with
        {
            Credits = new Dictionary<string, long>(settings.Credits) { [nationalIdentifier] = credit },
        });
    }

    /// <summary>Lets a service fail until it is restored.</summary>
    /// <param name="service">The service.</param>
    public void Fail(SandboxService service) => _settings.Update(settings => settings with
    {
        FailingServices = [.. settings.FailingServices.Union([service]).Order()],
    });

    /// <summary>Lets a service answer again.</summary>
    /// <param name="service">The service.</param>
    public void Restore(SandboxService service) => _settings.Update(settings => settings with
    {
        FailingServices = [.. settings.FailingServices.Where(failing => failing != service)],
    });

    internal bool IsDown(SandboxService service) => Failing.Contains(service);

    internal bool OwnsPhone(string nationalIdentifier, string phoneNumber) =>
        _settings.Current.PhoneOwners.GetValueOrDefault(phoneNumber, nationalIdentifier) == nationalIdentifier;

    internal long CreditOf(string nationalIdentifier) =>
        _settings.Current.Credits.GetValueOrDefault(nationalIdentifier, _usualCredit);
}
