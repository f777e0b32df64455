namespace Baloan.Sdk;

/// <summary>The check digit of Iranian national codes.</summary>
internal static class NationalCodes
{
    private const int Modulus = 11;

    /// <summary>The code of nine digits with its tenth, which proves them.</summary>
    public static string Complete(string nineDigits)
    {
        var sum = 0;
        for (var i = 0; i < nineDigits.Length; i++)
        {
            sum += (nineDigits[i] - '0') * (nineDigits.Length + 1 - i);
        }

        var rest = sum % Modulus;
        return nineDigits + (char)('0' + (rest < 2 ? rest : Modulus - rest));
    }
}
