using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Baloan.Sdk;

/// <summary>A range of amounts in Toman, such as a policy grants.</summary>
/// <remarks>
/// Each end is closed (its amount belongs to the range) or open, and a missing end has no limit.
/// On the wire a range is in millions of Toman: <c>{"lower":10,"upper":30,"bounds":"[)"}</c> or <c>{"empty":true}</c>.
/// The default is unset (<see cref="IsDefault"/>) and contains nothing.
/// </remarks>
[JsonConverter(typeof(TomanRangeJsonConverter))]
[TypeConverter(typeof(TextTypeConverter<TomanRange, TomanRangeText>))]
public readonly record struct TomanRange
#if NET
    : ISpanParsable<TomanRange>
#endif
{
    private readonly RangeKind _kind;

    /// <summary>Makes a range.</summary>
    /// <param name="lower">The lower end in Toman; null for no limit.</param>
    /// <param name="upper">The upper end in Toman; null for no limit.</param>
    /// <param name="bounds"><c>[</c> or <c>(</c>, closed or open below, then <c>]</c> or <c>)</c>, closed or open above.</param>
    /// <exception cref="ArgumentException">The ends are the wrong way round, or the bounds are none of <c>[) [] (] ()</c>.</exception>
    public TomanRange(Toman? lower, Toman? upper, string bounds = "[)")
    {
        if (!RangeBounds.TryParse(bounds.AsSpan(), out var closed))
        {
            throw new ArgumentException("The bounds must be one of [) [] (] ().", nameof(bounds));
        }

        if (lower > upper)
        {
            throw new ArgumentException("The lower end must not be above the upper end.", nameof(lower));
        }

        this = new TomanRange(lower, upper, closed);
    }

    internal TomanRange(Toman? lower, Toman? upper, RangeBounds closed)
    {
        Lower = lower;
        Upper = upper;
        IsLowerInclusive = closed.Lower && lower is not null;
        IsUpperInclusive = closed.Upper && upper is not null;
        _kind = RangeKind.Ends;
    }

    private TomanRange(RangeKind kind) => _kind = kind;

    /// <summary>The range that contains no amount.</summary>
    public static TomanRange Empty => new(RangeKind.Empty);

    /// <summary>The lower end; null when there is no lower limit.</summary>
    public Toman? Lower { get; }

    /// <summary>The upper end; null when there is no upper limit.</summary>
    public Toman? Upper { get; }

    /// <summary>Whether <see cref="Lower"/> itself belongs to the range.</summary>
    public bool IsLowerInclusive { get; }

    /// <summary>Whether <see cref="Upper"/> itself belongs to the range.</summary>
    public bool IsUpperInclusive { get; }

    /// <summary>The bounds as brackets, such as <c>[)</c>; an end without a limit is open.</summary>
    public string Bounds => new RangeBounds(IsLowerInclusive, IsUpperInclusive).ToString();

    /// <summary>Whether no range was ever set.</summary>
    public bool IsDefault => _kind == RangeKind.Unset;

    /// <summary>Whether no amount lies in the range.</summary>
    public bool IsEmpty =>
        _kind != RangeKind.Ends || Lower > Upper || (Lower is not null && Lower == Upper && !(IsLowerInclusive && IsUpperInclusive));

    /// <summary>
    /// The smallest whole amount that lies in the range, such as 10,000,000 of <c>[10,30)</c> millions;
    /// null when there is no lower limit, or no whole amount at all.
    /// </summary>
    public Toman? Smallest => WholeAmounts?.Smallest;

    /// <summary>
    /// The largest whole amount that lies in the range, such as 29,999,999 of <c>[10,30)</c> millions;
    /// null when there is no upper limit, or no whole amount at all.
    /// </summary>
    public Toman? Largest => WholeAmounts?.Largest;

    private (Toman? Smallest, Toman? Largest)? WholeAmounts
    {
        get
        {
            // Beyond the largest number there is no amount to name.
            if (IsEmpty || (!IsLowerInclusive && Lower?.Value == decimal.MaxValue) || (!IsUpperInclusive && Upper?.Value == decimal.MinValue))
            {
                return null;
            }

            Toman? smallest = Lower is { Value: var lower } ? new Toman(IsLowerInclusive ? decimal.Ceiling(lower) : decimal.Floor(lower) + 1) : null;
            Toman? largest = Upper is { Value: var upper } ? new Toman(IsUpperInclusive ? decimal.Floor(upper) : decimal.Ceiling(upper) - 1) : null;
            return smallest > largest ? null : (smallest, largest);
        }
    }

    /// <summary>Makes a range from millions of Toman, the unit of the gateway's policies.</summary>
    /// <param name="lower">The lower end in millions of Toman; null for no limit.</param>
    /// <param name="upper">The upper end in millions of Toman; null for no limit.</param>
    /// <param name="bounds"><c>[</c> or <c>(</c>, closed or open below, then <c>]</c> or <c>)</c>, closed or open above.</param>
    /// <exception cref="ArgumentException">The ends are the wrong way round, or the bounds are none of <c>[) [] (] ()</c>.</exception>
    /// <exception cref="OverflowException">An end is too large.</exception>
    public static TomanRange FromMillions(decimal? lower, decimal? upper, string bounds = "[)") =>
        new(
            lower is { } low ? Toman.FromMillions(low) : null,
            upper is { } high ? Toman.FromMillions(high) : null,
            bounds);

    /// <summary>Whether an amount lies in the range.</summary>
    /// <param name="amount">The amount in Toman.</param>
    public bool Contains(Toman amount) =>
        _kind == RangeKind.Ends
        && (Lower is not { } lower || (IsLowerInclusive ? amount >= lower : amount > lower))
        && (Upper is not { } upper || (IsUpperInclusive ? amount <= upper : amount < upper));

    /// <summary>The smallest range that holds both ranges, and what lies between them.</summary>
    internal TomanRange SpanWith(TomanRange other)
    {
        if (IsEmpty || other.IsEmpty)
        {
            return IsEmpty ? other.IsEmpty ? Empty : other : this;
        }

        var isLowest = Lower is null || (other.Lower is { } lower && (Lower < lower || (Lower == lower && IsLowerInclusive)));
        var isHighest = Upper is null || (other.Upper is { } upper && (Upper > upper || (Upper == upper && IsUpperInclusive)));
        return new TomanRange(
            isLowest ? Lower : other.Lower,
            isHighest ? Upper : other.Upper,
            new RangeBounds(
                isLowest ? IsLowerInclusive : other.IsLowerInclusive,
                isHighest ? IsUpperInclusive : other.IsUpperInclusive));
    }

    /// <summary>Reads a range in Toman, <c>[10000000,30000000)</c>, <c>(,30000000]</c> or <c>empty</c>.</summary>
    /// <param name="s">The text.</param>
    /// <exception cref="ArgumentNullException"><paramref name="s"/> is null.</exception>
    /// <exception cref="FormatException">The text is no range.</exception>
    public static TomanRange Parse(string s) =>
        s is null ? throw new ArgumentNullException(nameof(s))
        : TryParse(s.AsSpan(), out var result) ? result : throw NotReadable();

    /// <inheritdoc cref="Parse(string)"/>
    public static TomanRange Parse(ReadOnlySpan<char> s) =>
        TryParse(s, out var result) ? result : throw NotReadable();

    /// <summary>Reads a range in Toman; false when the text is none.</summary>
    /// <param name="s">The text.</param>
    /// <param name="result">The range read, or the default.</param>
    public static bool TryParse([NotNullWhen(true)] string? s, out TomanRange result) => TryParse(s.AsSpan(), out result);

    /// <inheritdoc cref="TryParse(string, out TomanRange)"/>
    public static bool TryParse(ReadOnlySpan<char> s, out TomanRange result) => RangeText.TryParse(s, unit: 1, out result);

    /// <summary>The range in Toman, the same in every culture: <c>[10000000,30000000)</c>, or <c>empty</c>.</summary>
    public override string ToString() => _kind switch
    {
        RangeKind.Unset => string.Empty,
        RangeKind.Empty => RangeText.Empty,
        _ => $"{(IsLowerInclusive ? '[' : '(')}{Lower?.ToString()},{Upper?.ToString()}{(IsUpperInclusive ? ']' : ')')}",
    };

#if NET
    // Nothing here depends on a culture, so the members that take one are for generic code alone.
    static TomanRange IParsable<TomanRange>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<TomanRange>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out TomanRange result) => TryParse(s, out result);

    static TomanRange ISpanParsable<TomanRange>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    static bool ISpanParsable<TomanRange>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out TomanRange result) => TryParse(s, out result);
#endif

    private static FormatException NotReadable() =>
        new("The text is no range in Toman: [10000000,30000000) or the like is expected.");
}

/// <summary>The range in Toman, [10000000,30000000); empty for the default.</summary>
internal readonly struct TomanRangeText : ITextForm<TomanRange>
{
    public bool TryRead(string text, out TomanRange value)
    {
        value = default;
        return text.Length == 0 || TomanRange.TryParse(text, out value);
    }

    public string Write(TomanRange value) => value.ToString();
}

/// <summary>What a range of amounts is. An enum within the range itself would be a warning where native code keeps all of the range's members.</summary>
internal enum RangeKind : byte
{
    Unset,
    Empty,
    Ends,
}
