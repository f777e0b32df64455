using System.Globalization;

namespace Baloan.Sdk;

/// <summary>Decimal numbers as text, whatever the current culture.</summary>
internal static class InvariantNumber
{
    private const int MaxLength = 128;

    private const NumberStyles Styles =
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>Reads <c>10000000</c>, <c>10,000,000</c>, <c>22.50</c>, <c>1e7</c>, in the digits of all three scripts.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out decimal value)
    {
        value = 0;
        text = Digits.Trim(text);
        Span<char> plain = stackalloc char[MaxLength];
        return text.Length is > 0 and <= MaxLength
            && TryMakePlain(text, plain, out var length)
            && TryParsePlain(plain[..length], out value);
    }

    /// <summary>Reads ASCII digits with a point and an exponent, nothing else.</summary>
    public static bool TryParsePlain(ReadOnlySpan<char> text, out decimal value) =>
#if NET
        decimal.TryParse(text, Styles, CultureInfo.InvariantCulture, out value);
#else
        TryParseShort(text, out value) || decimal.TryParse(text.ToString(), Styles, CultureInfo.InvariantCulture, out value);

    // A list of a million short numbers must not cost a text for each.
    private static bool TryParseShort(ReadOnlySpan<char> text, out decimal value)
    {
        const int MostDigits = 18;
        value = 0;
        var number = 0L;
        var digits = 0;
        var scale = -1;
        foreach (var character in text)
        {
            if (character is >= '0' and <= '9' && digits < MostDigits)
            {
                number = (number * 10) + (character - '0');
                digits++;
                scale += scale < 0 ? 0 : 1;
            }
            else if (character == '.' && scale < 0)
            {
                scale = 0;
            }
            else
            {
                return false;
            }
        }

        value = unchecked(new decimal((int)number, (int)(number >> 32), 0, isNegative: false, (byte)Math.Max(scale, 0)));
        return digits > 0;
    }
#endif

    /// <summary>The same number without needless decimals: 10000000.00 becomes 10000000.</summary>
    public static decimal Normalize(decimal value)
    {
        var whole = decimal.Truncate(value);
        if (whole == value)
        {
            return whole == 0 ? 0 : whole;
        }

        // A division gives the shortest exact quotient.
        return value / 1.0000000000000000000000000000m;
    }

    private static bool TryMakePlain(ReadOnlySpan<char> text, Span<char> plain, out int length)
    {
        length = 0;
        var groups = new DigitGroups();
        for (var i = 0; i < text.Length; i++)
        {
            var digit = Digits.ValueOf(text[i]);
            if (digit >= 0)
            {
                groups.Digit();
                plain[length++] = (char)('0' + digit);
                continue;
            }

            if (UnseenMarks.LengthAt(text, i) is > 0 and var unseen)
            {
                i += unseen - 1;
                continue;
            }

            switch (text[i])
            {
                case ',' or '\u066C' when groups.TrySeparate(): // Arabic thousands separator
                    continue;
                case '.' or '\u066B' when groups.TryEnd(): // Arabic decimal separator
                    plain[length++] = '.';
                    continue;
                case 'e' or 'E' when groups.TryEnd():
                    plain[length++] = 'E';
                    continue;
                case '+' or '-':
                    plain[length++] = text[i];
                    continue;
                case '\u2212': // minus sign
                    plain[length++] = '-';
                    continue;
                default:
                    return false;
            }
        }

        return groups.TryEnd();
    }

    /// <summary>Holds the whole part to groups of three, so that "1,5" is refused and never read as 15.</summary>
    private struct DigitGroups
    {
        private int _run;
        private bool _separated;
        private bool _ended;

        public void Digit() => _run++;

        public bool TrySeparate()
        {
            if (_ended || (_separated ? _run != 3 : _run is 0 or > 3))
            {
                return false;
            }

            _separated = true;
            _run = 0;
            return true;
        }

        public bool TryEnd()
        {
            var right = _ended || !_separated || _run == 3;
            _ended = true;
            return right;
        }
    }
}
