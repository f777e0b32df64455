using System.Text.Json;
using Baloan.Sdk.Tests.Authentication;
using Baloan.Sdk.Tests.Diagnostics;
using Baloan.Sdk.Tests.Gateway;

namespace Baloan.Sdk.Tests.Json;

/// <summary>Fields that this version does not know are carried through, up to a number and a size that are documented and told.</summary>
public sealed class UnknownFieldsTests
{
    private const string Id = "8f14e45f-ceea-467f-a0e6-b3f4d8f7c1aa";

    [Theory]
    [InlineData("a")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("")]
    public async Task An_unknown_name_with_half_a_character_within_a_plan_is_left_out(string rest)
    {
        var body = $$"""
            {"uuid":"{{TestClient.LoanId}}","plan_detail":{"monthly_installment_amount":1,"total_payback":2,"\ud800{{rest}}":1} }
            """;

        var loan = await TestClient.Answered(body).Loans.CreateAsync(TestClient.LoanRequest, TestContext.Current.CancellationToken);

        loan.Plan!.TotalPayback.Should().Be(new Toman(2));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(1000)]
    public void An_object_keeps_its_first_64_fields(int count)
    {
        var fields = string.Concat(Enumerable.Range(0, count).Select(i => $",\"f{i}\":[{i}]"));

        var callback = LoanCallback.Parse($$"""{"uuid":"{{Id}}"{{fields}},"state":"created"}""");

        callback.AdditionalData!.Keys.Should().Equal(Enumerable.Range(0, Math.Min(count, 64)).Select(i => $"f{i}"));
        callback.AdditionalData!["f0"][0].GetInt32().Should().Be(0);
    }

    [Theory]
    [InlineData(60_000, true)]
    [InlineData(70_000, false)]
    public void A_field_of_64_KiB_or_more_is_left_out_and_the_rest_is_read(int length, bool isKept)
    {
        var callback = LoanCallback.Parse($$"""{"uuid":"{{Id}}","long":"{{new string('x', length)}}","state":"created","short":1}""");

        callback.State.Should().Be(LoanState.Created);
        callback.AdditionalData!.Keys.Should().Equal(isKept ? ["long", "short"] : ["short"]);
    }

    [Fact]
    public void A_field_given_twice_is_kept_once() =>
        LoanCallback.Parse($$"""{"uuid":"{{Id}}","x":1,"state":"created","y":2,"x":3}""").AdditionalData!
            .Select(field => $"{field.Key}={field.Value.GetInt32()}").Should().Equal("x=3", "y=2");

    [Fact]
    public void They_can_be_changed_as_in_any_dictionary()
    {
        var fields = LoanCallback.Parse($$"""{"uuid":"{{Id}}","state":"created","x":1,"y":2}""").AdditionalData!;

        fields.Remove("x").Should().BeTrue();
        fields.Add("z", JsonSerializer.SerializeToElement("new"));
        fields["y"] = JsonSerializer.SerializeToElement(3);

        fields.TryGetValue("y", out var y).Should().BeTrue();
        y.GetInt32().Should().Be(3);
        fields.Keys.Should().BeEquivalentTo("y", "z");
        fields.ContainsKey("x").Should().BeFalse();
        fields.Should().HaveCount(2);
        fields.Clear();
        fields.Should().BeEmpty();
    }

    [Fact]
    public async Task What_is_left_out_of_an_answer_is_told_once()
    {
        var fields = string.Concat(Enumerable.Range(0, 70).Select(i => $",\"f{i}\":{i}"));
        var log = new RecordingLogger();
        var client = TestClient.For(
            new TestGateway(_ => TestGateway.Json($$"""{"contract_pdf_file":{"file":"/c.pdf"},"is_agreed_by_user":false{{fields}}}""")), log: new SingleLoggerFactory(log));

        await client.Contracts.GetAsync(TestClient.LoanId, TestContext.Current.CancellationToken);
        await client.Contracts.GetAsync(TestClient.LoanId, TestContext.Current.CancellationToken);

        log.Entries.Should().ContainSingle(entry => entry.Id.Id == 1007)
            .Which.Text.Should().Be("The answer to GET loan/{uuid}/contract/ had 6 more unknown fields than AdditionalData keeps (said once)");
    }
}
