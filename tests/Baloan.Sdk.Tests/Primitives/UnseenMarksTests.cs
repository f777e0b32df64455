namespace Baloan.Sdk.Tests.Primitives;

/// <summary>What Unicode ignores in a display (<c>Default_Ignorable_Code_Point</c>) is ignored wherever a person types or pastes a value.</summary>
public sealed class UnseenMarksTests
{
    /// <summary>The property in Unicode's DerivedCoreProperties.txt, whose ranges are stable.</summary>
    private static readonly (int First, int Last)[] DefaultIgnorable =
    [
        (0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F),
        (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF),
        (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
    ];

    private static readonly string[] Marks =
        [.. DefaultIgnorable.SelectMany(range => Enumerable.Range(range.First, range.Last - range.First + 1)).Select(char.ConvertFromUtf32)];

    /// <summary>Each reader, the text that it is tried with, and what it reads.</summary>
    private static Dictionary<string, (string Text, Func<string, string?> Read)> ReadersByName { get; } = new()
    {
        ["a phone number"] = ("09123456789", text => PhoneNumber.TryParse(text, out var value) ? value.Value : null),
        ["a national id"] = ("0010350829", text => NationalId.TryParse(text, out var value) ? value.Value : null),
        ["a birth date"] = ("1990-05-12", text => BirthDate.TryParse(text, out var value) ? value.Value : null),
        ["an amount"] = ("1234567.5", text => Toman.TryParse(text, out var value) ? value.ToString() : null),
        ["a range"] = ("[10,30)", text => TomanRange.TryParse(text, out var value) ? value.ToString() : null),
        ["an empty range"] = ("empty", text => TomanRange.TryParse(text, out var value) ? value.ToString() : null),
        ["an OTP"] = ("12345", OtpCode.Parse),
    };

    public static TheoryData<string> Readers { get; } = new(ReadersByName.Keys);

    [Fact]
    public void There_are_4174_of_them() => Marks.Should().HaveCount(4174);

    [Theory]
    [MemberData(nameof(Readers))]
    public void They_are_dropped_before_after_and_between_all_characters(string reader)
    {
        var (text, read) = ReadersByName[reader];

        Marks.Where(mark => read(mark + string.Join(mark, text.ToCharArray()) + mark) != text)
            .Select(mark => $"U+{char.ConvertToUtf32(mark, 0):X4}").Should().BeEmpty();
    }

    [Fact]
    public void No_other_code_point_is_dropped() =>
        Enumerable.Range(0, 0x110000).Where(code => code is < 0xD800 or > 0xDFFF)
            .Where(code => UnseenMarks.LengthAt(char.ConvertFromUtf32(code), 0) > 0)
            .Should().Equal(DefaultIgnorable.SelectMany(range => Enumerable.Range(range.First, range.Last - range.First + 1)));

    [Fact]
    public void Half_a_surrogate_pair_is_none()
    {
        string[] halves = ["\uDB40", "\uDC01", "\uDC01\uDB40"];
        foreach (var (text, read) in ReadersByName.Where(reader => reader.Key is not "an OTP").Select(reader => reader.Value))
        {
            halves.Where(half => read(text + half) is not null || read(half + text) is not null).Should().BeEmpty();
        }
    }

    [Fact]
    public void Marks_alone_are_nothing()
    {
        var text = string.Concat(Marks.Take(20));

        PhoneNumber.TryParse(text, out _).Should().BeFalse();
        NationalId.TryParse(text, out _).Should().BeFalse();
        BirthDate.TryParse(text, out _).Should().BeFalse();
        Toman.TryParse(text, out _).Should().BeFalse();
        TomanRange.TryParse(text, out _).Should().BeFalse();
    }
}
