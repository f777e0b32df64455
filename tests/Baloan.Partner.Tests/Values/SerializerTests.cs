using System.ComponentModel;
using Baloan.Sdk;
using Newtonsoft.Json;

namespace Baloan.Partner.Tests.Values;

/// <summary>Values in a partner's queues, caches and jobs: every kind, every serialiser, every place.</summary>
public sealed class SerializerTests
{
    private static readonly string[] Cultures = ["", "fa-IR"];

    public static TheoryData<string, string, string, string> Everywhere { get; } = new(
        from sample in Sample.Set.Keys.Concat(Sample.Unset.Keys)
        from shape in Shape.All
        where shape.Name != "a nullable value" || !Sample.Unset.ContainsKey(sample)
        from serializer in Serializer.All
        from culture in Cultures
        select (sample, shape.Name, serializer.Name, culture));

    public static TheoryData<string> Samples { get; } = new(Sample.Set.Keys.Concat(Sample.Unset.Keys));

    [Theory]
    [MemberData(nameof(Everywhere))]
    public void A_value_comes_back(string sample, string shape, string serializer, string culture)
    {
        var (value, _) = Sample.Of(sample);
        var place = Shape.Of(shape);

        var back = Serializer.Of(serializer).Carry(place.Wrap(value), place.TypeFor(value.GetType()), culture);

        place.Take(back!).Should().BeOfType(value.GetType()).And.Match(taken => Sample.WholeOf(taken) == Sample.WholeOf(value));
    }

    /// <summary>A converter is asked to keep a value, so it writes all of it; printing masks.</summary>
    [Theory]
    [MemberData(nameof(Samples))]
    public void A_type_converter_writes_the_whole_value_and_reads_it_back(string sample)
    {
        var (value, text) = Sample.Of(sample);
        var converter = TypeDescriptor.GetConverter(value.GetType());

        converter.ConvertToInvariantString(value).Should().Be(text);
        Sample.WholeOf(converter.ConvertFromInvariantString(text)).Should().Be(text is "0" ? "0" : Sample.WholeOf(value));
    }

    [Theory]
    [InlineData(typeof(PhoneNumber), "\"0912***6789\"")]
    [InlineData(typeof(PhoneNumber), "{}")]
    [InlineData(typeof(NationalId), "\"12-6789\"")]
    [InlineData(typeof(BirthDate), "\"1370-05-12\"")]
    [InlineData(typeof(Toman), "\"ten\"")]
    [InlineData(typeof(Toman), "\"\"")]
    [InlineData(typeof(Toman), "true")]
    [InlineData(typeof(TomanRange), "\"[30,10)\"")]
    [InlineData(typeof(TomanRange), "[10,30]")]
    public void What_is_no_such_value_is_an_error_and_never_the_default(Type type, string json) =>
        FluentActions.Invoking(() => JsonConvert.DeserializeObject(json, type)).Should().Throw<JsonException>();

    [Theory]
    [InlineData(typeof(PhoneNumber), "0912***6789")]
    [InlineData(typeof(NationalId), "12-6789")]
    [InlineData(typeof(BirthDate), "1370-05-12")]
    public void What_a_type_converter_cannot_read_is_not_repeated_in_the_error(Type type, string text) =>
        FluentActions.Invoking(() => TypeDescriptor.GetConverter(type).ConvertFromInvariantString(text))
            .Should().Throw<FormatException>().Which.ToString().Should().NotContain("6789").And.NotContain("1370");

    [Theory]
    [InlineData(typeof(Toman), "5000000", "5000000")]
    [InlineData(typeof(Toman), "22.5", "22.5")]
    [InlineData(typeof(PhoneNumber), "9123456789", "09123456789")]
    [InlineData(typeof(BaloanErrorCode), "17", "17")]
    public void A_number_is_read_as_its_text_is(Type type, string json, string text) =>
        Sample.WholeOf(JsonConvert.DeserializeObject(json, type)).Should().Be(text);
}
