namespace Baloan.Sdk;

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
