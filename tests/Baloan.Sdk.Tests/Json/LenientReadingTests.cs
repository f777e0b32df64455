using System.Text;
using System.Text.Json;

namespace Baloan.Sdk.Tests.Json;

/// <summary>A value in all the forms in which it may come.</summary>
public sealed class LenientReadingTests
{
    private delegate T ReadValue<T>(ref Utf8JsonReader reader);

    [Theory]
    [InlineData("12", 12)]
    [InlineData("12.0", 12)]
    [InlineData("1.2e1", 12)]
    [InlineData("\"12\"", 12)]
    [InlineData("\"12.00\"", 12)]
    [InlineData("\"۱۲\"", 12)]
    [InlineData("-2147483648", int.MinValue)]
    [InlineData("null", 0)]
    public void A_whole_number_is_read_in_all_its_forms(string json, int value) =>
        Read(JsonNumber.ReadInt32, json).Should().Be(value);

    [Theory]
    [InlineData("12.5")]
    [InlineData("2147483648")]
    [InlineData("\"twelve\"")]
    [InlineData("\"\"")]
    [InlineData("true")]
    [InlineData("{}")]
    public void What_is_no_whole_number_is_zero(string json) => Read(JsonNumber.ReadInt32, json).Should().Be(0);

    [Theory]
    [InlineData("[12, \"6\", 18.0, null]", new[] { 12, 6, 18 })]
    [InlineData("12", new[] { 12 })]
    [InlineData("[]", new int[0])]
    [InlineData("null", null)]
    public void A_list_of_whole_numbers_is_read_in_all_its_forms(string json, int[]? values) =>
        ReadLengths(json).Should().Equal(values);

    [Theory]
    [InlineData("[[12]]")]
    [InlineData("[\"a year\"]")]
    [InlineData("{}")]
    public void What_is_no_list_of_whole_numbers_is_an_error(string json) =>
        FluentActions.Invoking(() => ReadLengths(json)).Should().Throw<JsonException>();

    [Theory]
    [InlineData("22", 22)]
    [InlineData("22.5", 22.5)]
    [InlineData("\"22.50\"", 22.5)]
    [InlineData("\"٢٢٫٥\"", 22.5)]
    public void A_decimal_is_read_in_all_its_forms(string json, double value)
    {
        using var culture = new CultureScope("fa-IR");

        Read(JsonNumber.ReadDecimal, json).Should().Be((decimal)value);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"on request\"")]
    [InlineData("{\"percent\":[22]}")]
    public void What_is_no_decimal_is_null(string json) => Read(JsonNumber.ReadDecimal, json).Should().BeNull();

    [Theory]
    [InlineData("\"6f9619ff-8b86-d011-b42d-00c04fc964ff\"")]
    [InlineData("\"6F9619FF-8B86-D011-B42D-00C04FC964FF\"")]
    [InlineData("\"6F9619FF8B86D011B42D00C04FC964FF\"")]
    [InlineData("\"{6f9619ff-8b86-d011-b42d-00c04fc964ff}\"")]
    [InlineData("\"(6f9619ff-8b86-d011-b42d-00c04fc964ff)\"")]
    public void A_UUID_is_read_in_any_case_and_form(string json) =>
        Read(JsonUuid.Read, json).Should().Be(new Guid("6f9619ff-8b86-d011-b42d-00c04fc964ff"));

    [Theory]
    [InlineData("\"6f9619ff\"")]
    [InlineData("12")]
    [InlineData("\"\"")]
    [InlineData("{\"id\":[1]}")]
    [InlineData("null")]
    public void What_is_no_UUID_is_the_empty_one(string json) => Read(JsonUuid.Read, json).Should().BeEmpty();

    [Theory]
    [InlineData("true", true)]
    [InlineData("\"True\"", true)]
    [InlineData("1", true)]
    [InlineData("\"1\"", true)]
    [InlineData("false", false)]
    [InlineData("\"False\"", false)]
    [InlineData("0", false)]
    [InlineData("null", false)]
    public void A_truth_value_is_read_in_all_its_forms(string json, bool value) =>
        Read(JsonFlag.Read, json).Should().Be(value);

    [Theory]
    [InlineData("2")]
    [InlineData("\"yes\"")]
    [InlineData("[]")]
    public void What_is_no_truth_value_is_an_error(string json) =>
        FluentActions.Invoking(() => Read(JsonFlag.Read, json)).Should().Throw<JsonException>();

    [Theory]
    [InlineData("\"فروشگاه\"", "فروشگاه")]
    [InlineData("12.50", "12.50")]
    [InlineData("true", "true")]
    [InlineData("{\"a\":[1]}", null)]
    [InlineData("[1,[2]]", null)]
    [InlineData("null", null)]
    public void Text_is_read_from_what_has_any(string json, string? value) =>
        Read(JsonText.Read, json).Should().Be(value);

    [Theory]
    [InlineData("\"https://baloan.ir/a.png\"", "https://baloan.ir/a.png")]
    [InlineData("\" http://baloan.ir/a b.png \"", "http://baloan.ir/a b.png")]
    [InlineData("\"/media/a.png\"", "/media/a.png")]
    [InlineData("\"media/a.png\"", "media/a.png")]
    [InlineData("\"\"", null)]
    [InlineData("\"http://\"", null)]
    [InlineData("\"javascript:alert(1)\"", null)]
    [InlineData("\"file:///etc/hosts\"", null)]
    [InlineData("{\"url\":\"https://baloan.ir\"}", null)]
    [InlineData("12", null)]
    public void An_address_is_one_of_the_web_or_none(string json, string? address)
    {
        var uri = Read(JsonAddress.Read, json);
        (uri?.OriginalString).Should().Be(address);
    }

    [Theory]
    [InlineData("\"0912***6789\"")]
    [InlineData("{\"a\":1}")]
    [InlineData("null")]
    public void Personal_data_that_an_answer_masks_spoils_nothing(string json)
    {
        ReadLoan("phone_number", json).PhoneNumber.IsDefault.Should().BeTrue();
        ReadLoan("national_identifier", json).NationalIdentifier.IsDefault.Should().BeTrue();
        ReadLoan("birth_date", json).BirthDate.IsDefault.Should().BeTrue();
    }

    [Fact]
    public void Personal_data_that_an_answer_repeats_is_read()
    {
        ReadLoan("phone_number", "\"9123456789\"").PhoneNumber.Value.Should().Be("09123456789");
        ReadLoan("national_identifier", "\"12345678910\"").NationalIdentifier.Value.Should().Be("12345678910");
        ReadLoan("birth_date", "\"1990-05-12\"").BirthDate.Value.Should().Be("1990-05-12");
    }

    [Fact]
    public void Numbers_are_read_without_allocating()
    {
        Assert.SkipWhen(SdkBuild.IsNetStandard, SdkBuild.NoSpansToParse);
        ReadNumbers(10);

        var before = GC.GetAllocatedBytesForCurrentThread();
        ReadNumbers(1000);

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }

    private static void ReadNumbers(int times)
    {
        for (var i = 0; i < times; i++)
        {
            var reader = new Utf8JsonReader("[12,\"12\",\"۱۲\"]"u8);
            reader.Read();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                _ = JsonNumber.ReadInt32(ref reader);
            }
        }
    }

    private static Loan ReadLoan(string field, string json) => Loan.Wire.Read(
        Encoding.UTF8.GetBytes($$"""{"{{field}}":{{json}},"uuid":"a71b93c4-b1a9-4868-9cb2-310757422af1"}"""), out _, out _)!;

    private static IReadOnlyList<int>? ReadLengths(string json)
    {
        var reader = new JsonValues(Encoding.UTF8.GetBytes($"[{json}]"));
        reader.Json.Read();
        reader.Json.Read();
        var values = reader.Int32List();
        reader.NextElement().Should().BeFalse();
        return values;
    }

    // An array around the value shows that the reader ends where it should.
    private static T Read<T>(ReadValue<T> read, string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes($"[{json}]"));
        reader.Read();
        reader.Read();
        var value = read(ref reader);
        reader.Read().Should().BeTrue();
        reader.TokenType.Should().Be(JsonTokenType.EndArray);
        return value;
    }
}
