using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Baloan.Sdk;

/// <summary>
/// The identifier of a person: an Iranian's national code, or a foreigner's code of another length.
/// <see cref="ToString"/> shows its last three digits only; <see cref="Value"/> gives the whole.
/// </summary>
/// <remarks>
/// Holds 8 to 16 digits as given, leading zeros kept. Reads ASCII, Persian and Arabic digits,
/// with spaces, dashes, parentheses and the unseen marks of pasted text.
/// </remarks>
[JsonConverter(typeof(NationalIdJsonConverter))]
[TypeConverter(typeof(TextTypeConverter<NationalId, NationalIdText>))]
public readonly record struct NationalId
#if NET
    : ISpanParsable<NationalId>
#endif
{
    private const int MinLength = 8;
    private const int MaxLength = 16;
    private const int IranianLength = 10;

    private readonly string? _value;

    private NationalId(string value) => _value = value;

    /// <summary>All digits of the identifier; empty when <see cref="IsDefault"/>.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Whether no identifier was ever set.</summary>
    public bool IsDefault => _value is null;

    /// <summary>
    /// Whether this has the form of an Iranian national code: 10 digits with the right check digit.
    /// It does not say that the code was ever issued.
    /// </summary>
    public bool IsIranianNationalCode
    {
        get
        {
            if (_value is not { Length: IranianLength } code)
            {
                return false;
            }

            var sum = 0;
            for (var i = 0; i < IranianLength - 1; i++)
            {
                sum += (code[i] - '0') * (IranianLength - i);
            }

            var rest = sum % 11;
            return code[IranianLength - 1] - '0' == (rest < 2 ? rest : 11 - rest);
        }
    }

    /// <summary>Reads a national identifier.</summary>
    /// <param name="s">The text.</param>
    /// <exception cref="ArgumentNullException"><paramref name="s"/> is null.</exception>
    /// <exception cref="FormatException">The text is not 8 to 16 digits.</exception>
    public static NationalId Parse(string s) =>
        s is null ? throw new ArgumentNullException(nameof(s))
        : TryParse(s, out var result) ? result : throw NotReadable();

    /// <inheritdoc cref="Parse(string)"/>
    public static NationalId Parse(ReadOnlySpan<char> s) =>
        TryParse(s, out var result) ? result : throw NotReadable();

    /// <summary>Reads a national identifier; false when the text is not 8 to 16 digits.</summary>
    /// <param name="s">The text.</param>
    /// <param name="result">The identifier read, or the default.</param>
    public static bool TryParse([NotNullWhen(true)] string? s, out NationalId result) =>
        TryParse(s.AsSpan(), s, out result);

    /// <inheritdoc cref="TryParse(string, out NationalId)"/>
    public static bool TryParse(ReadOnlySpan<char> s, out NationalId result) => TryParse(s, text: null, out result);

    /// <summary>The identifier with all but its last three digits masked; <see cref="Value"/> gives the whole.</summary>
    public override string ToString() => Mask.AllButLast(Value, 3);

#if NET
    // Nothing here depends on a culture, so the members that take one are for generic code alone.
    static NationalId IParsable<NationalId>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<NationalId>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out NationalId result) => TryParse(s, out result);

    static NationalId ISpanParsable<NationalId>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    static bool ISpanParsable<NationalId>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out NationalId result) => TryParse(s, out result);
#endif

    private static FormatException NotReadable() => new("The text is no national identifier: 8 to 16 digits are expected.");

    private static bool TryParse(ReadOnlySpan<char> s, string? text, out NationalId result)
    {
        result = default;
        Span<char> digits = stackalloc char[MaxLength];
        if (!DigitReader.TryRead(s, asPhone: false, digits, out var count, out _) || count < MinLength)
        {
            return false;
        }

        ReadOnlySpan<char> value = digits[..count];
        result = new NationalId(text is not null && value.SequenceEqual(text.AsSpan()) ? text : value.ToString());
        return true;
    }

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

/// <summary>The whole identifier; empty for the default.</summary>
internal readonly struct NationalIdText : ITextForm<NationalId>
{
    public bool TryRead(string text, out NationalId value)
    {
        value = default;
        return text.Length == 0 || NationalId.TryParse(text, out value);
    }

    public string Write(NationalId value) => value.Value;
}
