using System.Text;

namespace Baloan.Sdk.Tests.Errors;

/// <summary>A body of any size or depth, cut anywhere, is read in bounds.</summary>
public sealed class ErrorBoundsTests
{
    private const string Whole = """{"detail":"کد اشتباه است.","code":"incorrect_otp_code","phone_number":["Wrong."]}""";

    [Fact]
    public void A_body_that_was_cut_keeps_the_code_that_came_before_the_cut()
    {
        var whole = Encoding.UTF8.GetBytes(Whole);
        var end = whole.AsSpan().IndexOf("incorrect_otp_code\""u8) + "incorrect_otp_code\"".Length;

        for (var length = 0; length <= whole.Length; length++)
        {
            ErrorAnswers.Read(whole[..length], isTruncated: true).Code
                .Should().Be(length < end ? BaloanErrorCode.None : BaloanErrorCode.IncorrectOtpCode, "of {0} bytes", length);
        }
    }

    [Fact]
    public void A_body_that_was_cut_is_kept_without_half_a_character()
    {
        var whole = Encoding.UTF8.GetBytes(Whole);

        for (var length = 0; length <= whole.Length; length++)
        {
            Whole.Should().StartWith(ErrorAnswers.Read(whole[..length], isTruncated: true).RawBody);
        }
    }

    [Fact]
    public void Half_a_word_of_a_plain_text_is_no_code() =>
        ErrorAnswers.Read("a_new_co"u8.ToArray(), isTruncated: true).Code.Should().Be(BaloanErrorCode.None);

    [Fact]
    public void No_more_than_the_cap_is_kept() =>
        Encoding.UTF8.GetByteCount(ErrorAnswers.Read(new string('ک', 5_000_000)).RawBody)
            .Should().BeInRange(CapturedBody.MaxBytes - 3, CapturedBody.MaxBytes);

    [Theory]
    [InlineData("""{"code":"incorrect_otp_code","detail":"PAD"}""")]
    [InlineData("""{"code":"incorrect_otp_code","PAD":["x"]}""")]
    [InlineData("""["incorrect_otp_code","PAD"]""")]
    public void Ten_megabytes_cost_no_more_than_the_cap(string shape)
    {
        var body = Encoding.UTF8.GetBytes(shape.Replace("PAD", new string('x', 10_000_000), StringComparison.Ordinal));
        var before = GC.GetAllocatedBytesForCurrentThread();

        var error = ErrorAnswers.Read(body);
        _ = error.Message + error.GatewayMessage + error.FieldErrors.Count + error.RawBody.Length;

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(10 * CapturedBody.MaxBytes);
        error.Code.Should().Be(BaloanErrorCode.IncorrectOtpCode);
    }

    [Theory]
    [InlineData("[", "]", "")]
    [InlineData("{\"a\":", "}", "1")]
    [InlineData("{\"errors\":[", "]}", "")]
    [InlineData("{\"code\":", "}", "1")]
    [InlineData("[", "", "")]
    [InlineData("{\"a\":[", "", "")]
    public void Deep_nesting_is_skipped_and_the_rest_is_read(string open, string close, string middle)
    {
        const int depth = 5_000;
        var nest = string.Concat(Enumerable.Repeat(open, depth)) + middle + string.Concat(Enumerable.Repeat(close, depth));
        var isWhole = close.Length > 0;

        ErrorAnswers.Read($$"""{"x":{{nest}},"code":"incorrect_otp_code"}""").Code
            .Should().Be(isWhole ? BaloanErrorCode.IncorrectOtpCode : BaloanErrorCode.None);
    }

    [Fact]
    public void Many_fields_under_a_long_name_stay_in_bounds()
    {
        var name = new string('n', 20_000);
        var fields = string.Join(',', Enumerable.Range(0, 3_000).Select(i => $"\"f{i}\":[\"x\"]"));
        var body = Encoding.UTF8.GetBytes($$"""{"{{name}}":{ {{fields}} } }""");
        var before = GC.GetAllocatedBytesForCurrentThread();

        var errors = ErrorAnswers.Read(body).FieldErrors;

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(30 * CapturedBody.MaxBytes);
        errors.Count.Should().Be(100);
    }

    [Fact]
    public void An_ordinary_error_costs_little_until_its_texts_are_asked_for()
    {
        var body = """{"code":"incorrect_otp_code","detail":"The code is wrong."}"""u8.ToArray();
        ErrorAnswers.Read(body);
        var before = GC.GetAllocatedBytesForCurrentThread();

        ErrorAnswers.Read(body);

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(600);
    }
}
