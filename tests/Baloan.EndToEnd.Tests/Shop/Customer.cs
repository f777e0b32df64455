namespace Baloan.EndToEnd.Tests.Shop;

/// <summary>Somebody who buys, and writes with Persian digits.</summary>
internal sealed record Customer(string PhoneNumber, string NationalId, string BirthDay, string BirthMonth, string BirthYear)
{
    private static int _last;

    /// <summary>Somebody whom the sandbox has never seen.</summary>
    public static Customer New()
    {
        var number = Interlocked.Increment(ref _last);
        return new($"0912{number:D7}", NationalCode($"{1_234_000 + number:D9}"), "۹", "آبان", "۱۳۶۸");
    }

    /// <summary>The text as typed on a Persian keyboard.</summary>
    public static string Persian(string text) =>
        string.Concat(text.Select(character => char.IsAsciiDigit(character) ? (char)('۰' + (character - '0')) : character));

    private static string NationalCode(string nineDigits)
    {
        var remainder = nineDigits.Select((digit, i) => (digit - '0') * (10 - i)).Sum() % 11;
        return nineDigits + (remainder < 2 ? remainder : 11 - remainder);
    }
}
