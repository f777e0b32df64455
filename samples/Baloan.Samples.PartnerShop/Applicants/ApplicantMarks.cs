using System.Security.Cryptography;
using Baloan.Sdk;

namespace Baloan.Samples.PartnerShop.Applicants;

/// <summary>
/// Makes the mark by which an applicant's orders are found again. It comes from the phone number and the national id together
/// and tells neither: to try out ids one needs the shop's key beside its database, and time.
/// </summary>
public sealed class ApplicantMarks
{
    private const string KeyFile = "applicants.key";
    private const int BytesOfKey = 32;
    private const int Rounds = 100_000; // some tens of milliseconds for each

    private readonly byte[] _key;

    /// <summary>Takes the key of a data folder, or makes one. With another key the orders of before are not found any more.</summary>
    public ApplicantMarks(string dataFolder)
    {
        var path = Path.Combine(dataFolder, KeyFile);
        if (!File.Exists(path))
        {
            File.WriteAllBytes(path, RandomNumberGenerator.GetBytes(BytesOfKey));
        }

        _key = File.ReadAllBytes(path) is { Length: BytesOfKey } key ? key : throw new InvalidOperationException($"The key in {path} is broken.");
    }

    public string Of(PhoneNumber phoneNumber, NationalId nationalId) => Convert.ToHexString(
        Rfc2898DeriveBytes.Pbkdf2($"{phoneNumber.Value}/{nationalId.Value}", _key, Rounds, HashAlgorithmName.SHA256, BytesOfKey));
}
