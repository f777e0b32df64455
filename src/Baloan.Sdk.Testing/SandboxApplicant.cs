using System.Globalization;

namespace Baloan.Sdk;

/// <summary>
/// A fresh applicant that a sandbox grants a loan: an adult with a mobile number and an Iranian national code with the right check
/// digit. Invented, and never one of the sandbox's magic applicants.
/// </summary>
public sealed class SandboxApplicant
{
    /// <summary>How many seeds there are: 10,000,000, from 0 on.</summary>
    public const int Seeds = 10_000_000;

    private const int YoungestBirthYear = 1970;
    private const int BirthDays = 10_000;

    private SandboxApplicant(int seed)
    {
        Seed = seed;
        PhoneNumber = PhoneNumber.Parse("0990" + Digits(seed, factor: 7_654_321));
        NationalIdentifier = NationalId.Parse(NationalCodes.Complete("12" + Digits(seed, factor: 3_141_593)));
        BirthDate = new BirthDate(new DateOnly(YoungestBirthYear, 1, 1).AddDays((int)((long)seed * 7919 % BirthDays)));
    }

    /// <summary>What the applicant was made of.</summary>
    public int Seed { get; }

    /// <summary>A mobile number; no other seed has it.</summary>
    public PhoneNumber PhoneNumber { get; }

    /// <summary>An Iranian national code with the right check digit; no other seed has it.</summary>
    public NationalId NationalIdentifier { get; }

    /// <summary>A date of birth from 1970 to 1997.</summary>
    public BirthDate BirthDate { get; }

    /// <summary>Makes the applicant of a seed: of the same seed always the same one, of another seed always another one.</summary>
    /// <param name="seed">From 0 to 9,999,999.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="seed"/> is less or more.</exception>
    public static SandboxApplicant New(int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seed);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(seed, Seeds);
        return new SandboxApplicant(seed);
    }

    /// <summary>A request for a loan, by default one that the sandbox's documented policy grants.</summary>
    /// <param name="amount">The amount in Toman; 10 million by default.</param>
    /// <param name="loanDue">The length in months.</param>
    /// <param name="storeId">The store.</param>
    public CreateLoanRequest RequestLoan(Toman? amount = null, int loanDue = 12, int storeId = 1) => new()
    {
        PhoneNumber = PhoneNumber,
        NationalIdentifier = NationalIdentifier,
        BirthDate = BirthDate,
        Amount = amount ?? Toman.FromMillions(10),
        LoanDue = loanDue,
        StoreId = storeId,
    };

    /// <summary>The seed.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Applicant {Seed}");

    /// <summary>Seven digits: a factor that has no divisor in common with their number leads two seeds to two of them.</summary>
    private static string Digits(int seed, long factor) => (seed * factor % Seeds).ToString("D7", CultureInfo.InvariantCulture);
}
