using System.Text;
using Baloan.Sdk.Tests.Gateway;

namespace Baloan.Sdk.Tests.Callbacks;

public sealed class LoanCallbackTests
{
    private const string Id = "8f14e45f-ceea-467f-a0e6-b3f4d8f7c1aa";

    [Fact]
    public void A_state_alone_is_read()
    {
        var callback = LoanCallback.Parse($$"""{"uuid":"{{Id}}","state":"loan_paid"}""");

        callback.Should().BeEquivalentTo(new { LoanId = TestClient.LoanId, State = LoanState.Paid, Reason = (string?)null, AdditionalData = (object?)null });
    }

    [Fact]
    public void A_state_with_its_reason_is_read()
    {
        var callback = LoanCallback.Parse(Encoding.UTF8.GetBytes($$"""{"uuid":"{{Id}}","state":"blocked","reason":"چک برگشتی"}"""));

        callback.Should().BeEquivalentTo(new { LoanId = TestClient.LoanId, State = LoanState.Blocked, Reason = "چک برگشتی" });
    }

    [Theory]
    [InlineData("created", "created", true)]
    [InlineData("cheque_verified", "cheque_verified", true)]
    [InlineData("send_loan_to_bank", "send_loan_to_bank", true)]
    [InlineData("loan_paid", "loan_paid", true)]
    [InlineData("blocked", "blocked", true)]
    [InlineData("canceled", "canceled", true)]
    [InlineData("canceld", "canceled", true)]
    [InlineData("cancelled", "canceled", true)]
    [InlineData("blocked/canceld", "blocked/canceld", false)]
    [InlineData("waiting_for_guarantor", "waiting_for_guarantor", false)]
    public void A_state_is_carried_through_and_spellings_meet(string sent, string expected, bool isDocumented)
    {
        var state = LoanCallback.Parse($$"""{"uuid":"{{Id}}","state":"{{sent}}"}""").State;

        state.Should().BeEquivalentTo(new { Value = expected, IsDocumented = isDocumented });
    }

    [Theory]
    [InlineData("8F14E45F-CEEA-467F-A0E6-B3F4D8F7C1AA")]
    [InlineData("8f14e45fceea467fa0e6b3f4d8f7c1aa")]
    public void An_id_is_read_in_every_form(string id) =>
        LoanCallback.Parse($$"""{"uuid":"{{id}}","state":"created"}""").LoanId.Should().Be(TestClient.LoanId);

    [Theory]
    [InlineData("12", "12")]
    [InlineData("null", null)]
    [InlineData("{\"code\":1}", null)]
    [InlineData("\"\\ud800\"", null)]
    [InlineData("\"\"", "")]
    public void An_odd_reason_does_not_cost_the_call_back(string reason, string? expected) =>
        LoanCallback.Parse($$"""{"uuid":"{{Id}}","reason":{{reason}},"state":"blocked"}""").Reason.Should().Be(expected);

    [Fact]
    public void A_byte_order_mark_is_no_part_of_it() =>
        LoanCallback.Parse($$"""{{'\uFEFF'}}{"uuid":"{{Id}}","state":"created"}""").State.Should().Be(LoanState.Created);

    [Fact]
    public void Unknown_fields_are_kept() =>
        LoanCallback.Parse($$"""{"uuid":"{{Id}}","state":"created","sent_at":"2026-01-01"}""").AdditionalData!["sent_at"].GetString().Should().Be("2026-01-01");

    [Theory]
    [InlineData("""{"state":"created"}""", "uuid")]
    [InlineData("""{"uuid":"09123456789","state":"created"}""", "uuid")]
    [InlineData("""{"uuid":null,"state":"created"}""", "uuid")]
    [InlineData("""{"uuid":"8f14e45f-ceea-467f-a0e6-b3f4d8f7c1aa"}""", "state")]
    [InlineData("""{"uuid":"8f14e45f-ceea-467f-a0e6-b3f4d8f7c1aa","state":""}""", "state")]
    [InlineData("""{"uuid":"8f14e45f-ceea-467f-a0e6-b3f4d8f7c1aa","state":null}""", "state")]
    [InlineData("""{"uuid":"8f14e45f-ceea-467f-a0e6-b3f4d8f7c1aa","state":{"name":"09123456789"}}""", "state")]
    [InlineData("""{"uuid":"8f14e45f-ceea-467f-a0e6-b3f4d8f7c1aa","state":"\ud800"}""", "state")]
    public void What_is_missing_is_named_without_the_content(string body, string field)
    {
        var error = FluentActions.Invoking(() => LoanCallback.Parse(body)).Should().ThrowExactly<FormatException>().Which;

        error.Message.Should().Be($"The call back lacks a readable '{field}'.");
        error.InnerException.Should().BeNull();
        LoanCallback.TryParse(body, out _).Should().BeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("uuid=8f14e45f&state=created")]
    [InlineData("""{"uuid":"8f14e45f-ceea-467f-a0e6-b3f4d8f7c1aa","ali_rezaei":""")]
    public void What_is_no_call_back_is_refused_without_the_content(string body)
    {
        FluentActions.Invoking(() => LoanCallback.Parse(body)).Should().ThrowExactly<FormatException>()
            .WithMessage("This is no call back in JSON.");
        LoanCallback.TryParse(Encoding.UTF8.GetBytes(body), out var callback).Should().BeFalse();
        callback.Should().BeNull();
    }

    [Fact]
    public void No_text_is_no_call_back() => LoanCallback.TryParse((string?)null, out _).Should().BeFalse();

    [Fact]
    public void No_text_cannot_be_parsed() =>
        FluentActions.Invoking(() => LoanCallback.Parse((string)null!)).Should().Throw<ArgumentNullException>().WithParameterName("json");

    [Fact]
    public void Its_text_names_the_loan_and_a_documented_state() =>
        LoanCallback.Parse($$"""{"uuid":"{{Id}}","state":"cancelled","reason":"x"}""").ToString().Should().Be($"{Id} canceled");

    [Fact]
    public void Its_text_does_not_repeat_what_anybody_may_have_sent() =>
        LoanCallback.Parse($$"""{"uuid":"{{Id}}","state":"09123456789"}""").ToString().Should().NotContain("0912");
}
