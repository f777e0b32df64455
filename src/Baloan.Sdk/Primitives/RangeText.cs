namespace Baloan.Sdk;

/// <summary>Reads the interval notation: <c>[10,30)</c>, <c>(,30]</c>, <c>empty</c>.</summary>
internal static class RangeText
{
    public const string Empty = "empty";

    /// <summary>No longer text is looked at.</summary>
    private const int MaxLength = 512;

    /// <summary>Reads a range whose numbers are in a unit of so many Toman.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, decimal unit, out TomanRange range)
    {
        range = default;
        Span<char> plain = stackalloc char[MaxLength];
        return UnseenMarks.TryDrop(Digits.Trim(text), plain, out var length) && TryParsePlain(plain[..length], unit, out range);
    }

    private static bool TryParsePlain(ReadOnlySpan<char> text, decimal unit, out TomanRange range)
    {
        range = default;
        if (text.SequenceEqual(Empty.AsSpan()))
        {
            range = TomanRange.Empty;
            return true;
        }

        var comma = text.IndexOf(',');
        if (comma < 1)
        {
            return false;
        }

        ReadOnlySpan<char> brackets = [text[0], text[^1]];
        if (!RangeBounds.TryParse(brackets, out var bounds)
            || !TryParseEnd(text[1..comma], unit, out var lower)
            || !TryParseEnd(text[(comma + 1)..^1], unit, out var upper)
            || lower > upper)
        {
            return false;
        }

        range = new TomanRange(lower, upper, bounds);
        return true;
    }

    private static bool TryParseEnd(ReadOnlySpan<char> text, decimal unit, out Toman? end)
    {
        end = null;
        text = Digits.Trim(text);
        if (text.Length == 0)
        {
            return true;
        }

        return InvariantNumber.TryParse(text, out var number) && TryScale(number, unit, out end);
    }

    /// <summary>The number times the unit, or false when that is too large.</summary>
    public static bool TryScale(decimal number, decimal unit, out Toman? amount)
    {
        var fits = Math.Abs(number) <= decimal.MaxValue / unit;
        amount = fits ? new Toman(number * unit) : null;
        return fits;
    }
}

/// <summary>Which ends of a range are closed.</summary>
internal readonly record struct RangeBounds(bool Lower, bool Upper)
{
    /// <summary>What a range without bounds has: <c>[)</c>.</summary>
    public static RangeBounds Default => new(true, false);

    /// <summary>Reads <c>[) [] (] ()</c>; what it cannot read is open at both ends, so that nothing is promised.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out RangeBounds bounds)
    {
        bounds = default;
        Span<char> plain = stackalloc char[2];
        if (!UnseenMarks.TryDrop(Digits.Trim(text), plain, out var length) || length != plain.Length
            || plain[0] is not ('[' or '(') || plain[1] is not (']' or ')'))
        {
            return false;
        }

        bounds = new RangeBounds(plain[0] == '[', plain[1] == ']');
        return true;
    }

    public override string ToString() => (Lower, Upper) switch
    {
        (true, true) => "[]",
        (true, false) => "[)",
        (false, true) => "(]",
        (false, false) => "()",
    };
}
