using System.Globalization;
using CsCheck;

namespace Baloan.Sdk.Tests.Primitives;

/// <summary>What must hold for the parsing of every primitive.</summary>
internal static class ParsingProperties
{
    // Random text alone would hardly ever come near a value.
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.String,
        Gen.OneOf([.. "0123456789۰۱۹٠٩०+-−()[], .,٫٬/eE\u200C\u200F\0"]).Array[0, 24].Select(characters => new string(characters)));

    public static void OnlyFormatErrors<T>(Func<string, T> parse) => Text.Sample(
        text =>
        {
            try
            {
                _ = parse(text);
            }
            catch (FormatException)
            {
                // A refusal is as good as a value.
            }
        },
        iter: 20_000);

    public static T ParseGenerically<T>(string text)
        where T : ISpanParsable<T>
    {
        var provider = CultureInfo.GetCultureInfo("fa-IR");
        var parsed = T.Parse(text, provider);
        T.Parse(text.AsSpan(), provider).Should().Be(parsed);
        T.TryParse(text, provider, out var tried).Should().BeTrue();
        tried.Should().Be(parsed);
        T.TryParse(text.AsSpan(), provider, out tried).Should().BeTrue();
        tried.Should().Be(parsed);
        return parsed;
    }
}
