using System.Text.Json;
using System.Text.Json.Serialization;

namespace Baloan.Sdk.Tests.Json;

/// <summary>The primitives in the JSON of a serializer that knows nothing of them.</summary>
public sealed partial class PrimitiveJsonTests
{
    private static readonly JsonSerializerOptions SmallBuffer = new() { DefaultBufferSize = 1 };

    [Theory]
    [InlineData("\"+98 912 345 6789\"")]
    [InlineData("\"\\u06f0\\u06f9\\u06f1\\u06f2\\u06f3\\u06f4\\u06f5\\u06f6\\u06f7\\u06f8\\u06f9\"")]
    [InlineData("9123456789")]
    public void A_phone_number_is_read_and_written_whole(string json)
    {
        var number = JsonSerializer.Deserialize<PhoneNumber>(json);

        number.Should().Be(PhoneNumber.Parse("09123456789"));
        JsonSerializer.Serialize(number).Should().Be("\"09123456789\"");
    }

    [Theory]
    [InlineData("\"۰۰۱۰۳۵۰۸۲۹\"", "\"0010350829\"")]
    [InlineData("12345678910", "\"12345678910\"")]
    public void A_national_id_is_read_and_written_whole(string json, string written) =>
        JsonSerializer.Serialize(JsonSerializer.Deserialize<NationalId>(json)).Should().Be(written);

    [Fact]
    public void A_birth_date_is_Gregorian_in_a_Persian_culture()
    {
        using var culture = new CultureScope("fa-IR");

        JsonSerializer.Serialize(new BirthDate(2024, 3, 20)).Should().Be("\"2024-03-20\"");
        JsonSerializer.Deserialize<BirthDate>("\"2024-03-20\"").Should().Be(new BirthDate(2024, 3, 20));
    }

    [Theory]
    [InlineData("10000000", "10000000")]
    [InlineData("10000000.00", "10000000")]
    [InlineData("1.0E7", "10000000")]
    [InlineData("\"22.50\"", "22.5")]
    [InlineData("\"۱۰٬۰۰۰٬۰۰۰\"", "10000000")]
    [InlineData("-0.0", "0")]
    [InlineData("0.10", "0.1")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    public void An_amount_is_written_as_a_plain_number(string json, string written)
    {
        using var culture = new CultureScope("fa-IR");
        JsonSerializer.Serialize(JsonSerializer.Deserialize<Toman>(json)).Should().Be(written);
    }

    [Theory]
    [InlineData(typeof(PhoneNumber), "\"0912***6789\"")]
    [InlineData(typeof(PhoneNumber), "\"\"")]
    [InlineData(typeof(PhoneNumber), "true")]
    [InlineData(typeof(PhoneNumber), "{}")]
    [InlineData(typeof(PhoneNumber), "-9123456789")]
    [InlineData(typeof(NationalId), "[]")]
    [InlineData(typeof(NationalId), "1234567.5")]
    [InlineData(typeof(BirthDate), "\"1370-05-12\"")]
    [InlineData(typeof(BirthDate), "19900512")]
    [InlineData(typeof(Toman), "\"ten\"")]
    [InlineData(typeof(Toman), "1e400")]
    [InlineData(typeof(Toman), "true")]
    [InlineData(typeof(TomanRange), "10")]
    [InlineData(typeof(TomanRange), "[10,30]")]
    public void What_cannot_be_read_is_an_error_that_does_not_repeat_it(Type type, string json) =>
        FluentActions.Invoking(() => JsonSerializer.Deserialize(json, type))
            .Should().Throw<JsonException>().Which.ToString().Should().NotContain("6789").And.NotContain("1370");

    [Fact]
    public void A_text_of_megabytes_is_an_error()
    {
        var json = $"\"{new string('0', 2_000_000)}\"";
        FluentActions.Invoking(() => JsonSerializer.Deserialize<PhoneNumber>(json)).Should().Throw<JsonException>();
        FluentActions.Invoking(() => JsonSerializer.Deserialize<TomanRange>(json)).Should().Throw<JsonException>();
    }

    [Theory]
    [InlineData(typeof(PhoneNumber))]
    [InlineData(typeof(NationalId))]
    [InlineData(typeof(BirthDate))]
    [InlineData(typeof(TomanRange))]
    public void Null_is_the_default_both_ways(Type type)
    {
        var value = JsonSerializer.Deserialize("null", type);

        value.Should().Be(Activator.CreateInstance(type));
        JsonSerializer.Serialize(value, type).Should().Be("null");
    }

    [Fact]
    public void Null_is_no_amount() => JsonSerializer.Deserialize<Toman>("null").Should().Be(Toman.Zero);

    [Fact]
    public void A_nullable_primitive_keeps_null() =>
        JsonSerializer.Deserialize<Applicant>("""{"Phone":null,"Income":null}""").Should().Be(new Applicant());

    [Fact]
    public async Task They_are_read_from_a_stream_in_pieces()
    {
        using var stream = new MemoryStream("""[ "09123456789", "۰۹۱۲۳۴۵۶۷۸۰" ]"""u8.ToArray());

        var numbers = await JsonSerializer.DeserializeAsync<PhoneNumber[]>(stream, SmallBuffer, TestContext.Current.CancellationToken);

        numbers.Should().Equal(PhoneNumber.Parse("09123456789"), PhoneNumber.Parse("09123456780"));
    }

    [Fact]
    public void A_generated_context_finds_the_converters()
    {
        var applicant = new Applicant
        {
            Phone = PhoneNumber.Parse("09123456789"),
            Income = new Toman(10_000_000),
            Birth = new BirthDate(1990, 5, 12),
            Id = NationalId.Parse("0010350829"),
            Range = TomanRange.FromMillions(10, 30),
        };

        var json = JsonSerializer.Serialize(applicant, ApplicantContext.Default.Applicant);

        json.Should().Be(
            """{"Phone":"09123456789","Income":10000000,"Birth":"1990-05-12","Id":"0010350829","Range":{"lower":10,"upper":30,"bounds":"[)"}}""");
        JsonSerializer.Deserialize(json, ApplicantContext.Default.Applicant).Should().Be(applicant);
    }

    internal sealed record Applicant
    {
        public PhoneNumber? Phone { get; init; }

        public Toman? Income { get; init; }

        public BirthDate Birth { get; init; }

        public NationalId Id { get; init; }

        public TomanRange Range { get; init; }
    }

    [JsonSerializable(typeof(Applicant))]
    internal sealed partial class ApplicantContext : JsonSerializerContext;
}
