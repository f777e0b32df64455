using System.Globalization;

namespace Baloan.Sandbox.Loans;

/// <summary>Somebody who does not exist, by a number: the same number gives the same one.</summary>
internal static class InventedApplicant
{
    public const string BirthDate = "1999-02-14";

    public static string PhoneOf(int number) => "0990" + Digits(number);

    public static string NationalIdentifierOf(int number) => NationalCode.Complete("14" + Digits(number));

    private static string Digits(int number) => number.ToString("D7", CultureInfo.InvariantCulture);
}
