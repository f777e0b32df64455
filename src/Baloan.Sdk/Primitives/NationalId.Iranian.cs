using System.Diagnostics.CodeAnalysis;

namespace Baloan.Sdk;

/// <content>The strict reader of Iranian national codes.</content>
public readonly partial record struct NationalId
{
    /// <summary>Reads an Iranian national code as a form needs it; see <see cref="TryParseIranian"/>.</summary>
    /// <param name="s">The text.</param>
    /// <exception cref="ArgumentNullException"><paramref name="s"/> is null.</exception>
    /// <exception cref="FormatException">The text is no Iranian national code.</exception>
    public static NationalId ParseIranian(string s) =>
        s is null ? throw new ArgumentNullException(nameof(s))
        : TryParseIranian(s, out var result) ? result
        : throw new FormatException("The text is no Iranian national code: ten digits, the last of them the check digit, are expected.");

    /// <summary>Reads an Iranian national code: ten digits, the last of them the right check digit; false when the text is none.</summary>
    /// <remarks>
    /// Eight and nine digits get the zeros back that a spreadsheet took from their front. Ten equal digits are refused: they fit
    /// the check digit and belong to nobody. <see cref="TryParse(string, out NationalId)"/> is the tolerant reader, which takes
    /// a foreigner's code too.
    /// </remarks>
    /// <param name="s">The text.</param>
    /// <param name="result">The national code read, of ten digits, or the default.</param>
    public static bool TryParseIranian([NotNullWhen(true)] string? s, out NationalId result)
    {
        result = default;
        if (!TryParse(s, out var read) || read.Value.Length > IranianLength)
        {
            return false;
        }

        var code = new NationalId(read.Value.PadLeft(IranianLength, '0'));
        if (!code.IsIranianNationalCode || code.Value.All(digit => digit == code.Value[0]))
        {
            return false;
        }

        result = code;
        return true;
    }
}
