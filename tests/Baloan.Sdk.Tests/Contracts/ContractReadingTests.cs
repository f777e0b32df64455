using System.Net;
using Baloan.Sdk.Tests.Gateway;

namespace Baloan.Sdk.Tests.Contracts;

/// <summary>What the gateway answers about a contract; any 2xx of OTP, signing and cancelling is success.</summary>
public sealed class ContractReadingTests
{
    [Fact]
    public async Task A_contract_is_read_whole()
    {
        var contract = await GetAsync("""
            {"contract_pdf_file":{"uuid":"8F14E45F-CEEA-467F-A0E6-B3F4D8F7C1AA","file":"https://files.baloan.ir/c.pdf?signature=x","size":3},"is_agreed_by_user":true,"version":2}
            """);

        contract.File.Id.Should().Be(TestClient.LoanId);
        contract.File.Url.Should().Be(new Uri("https://files.baloan.ir/c.pdf?signature=x"));
        contract.IsAgreedByUser.Should().BeTrue();
        contract.File.AdditionalData.Should().ContainKey("size");
        contract.AdditionalData.Should().ContainKey("version");
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("null", false)]
    [InlineData("\"True\"", true)]
    [InlineData("\"false\"", false)]
    [InlineData("1", true)]
    [InlineData("\"0\"", false)]
    public async Task Whether_the_user_has_signed_is_read_in_every_form(string flag, bool expected) =>
        (await GetAsync($$$"""{"contract_pdf_file":{"file":"/c.pdf"},"is_agreed_by_user":{{{flag}}}}""")).IsAgreedByUser.Should().Be(expected);

    [Theory]
    [InlineData("null")]
    [InlineData("17")]
    [InlineData("\"none\"")]
    [InlineData("{}")]
    public async Task An_odd_file_id_does_not_cost_the_file(string id) =>
        (await GetAsync($$$"""{"contract_pdf_file":{"uuid":{{{id}}},"file":"/media/c.pdf"}}""")).File.Url.OriginalString.Should().Be("/media/c.pdf");

    [Theory]
    [InlineData("{}", "contract_pdf_file")]
    [InlineData("""{"contract_pdf_file":null}""", "contract_pdf_file")]
    [InlineData("""{"contract_pdf_file":{}}""", "contract_pdf_file.file")]
    [InlineData("""{"contract_pdf_file":{"file":""}}""", "contract_pdf_file.file")]
    [InlineData("""{"contract_pdf_file":{"file":"file:///etc/passwd"}}""", "contract_pdf_file.file")]
    [InlineData("""{"contract_pdf_file":{"file":"\ud800"}}""", "contract_pdf_file.file")]
    [InlineData("""{"contract_pdf_file":[]}""", "contract_pdf_file")]
    [InlineData("""{"contract_pdf_file":{"file":"/c.pdf"},"is_agreed_by_user":"perhaps"}""", "is_agreed_by_user")]
    [InlineData("", null)]
    [InlineData("[]", null)]
    public async Task What_is_missing_is_named(string body, string? field)
    {
        var error = (await FluentActions.Awaiting(() => GetAsync(body)).Should().ThrowAsync<BaloanResponseException>()).Which;

        error.Should().BeEquivalentTo(new { Field = field, RawBody = body, Operation = "GET loan/{uuid}/contract/" });
    }

    public static TheoryData<string, int> Successes() => new()
    {
        { "", 200 }, { "", 204 }, { "OK", 200 }, { "done", 201 }, { "{", 202 }, { "{\"detail\":\"sent\"}", 200 }, { "null", 200 }, { "\uFEFF", 200 },
    };

    [Theory]
    [MemberData(nameof(Successes))]
    public async Task Any_success_means_that_the_otp_was_sent(string body, int status) =>
        await ClientAnswered(body, status).Contracts.Awaiting(contracts => contracts.RequestOtpAsync(TestClient.LoanId)).Should().NotThrowAsync();

    [Theory]
    [MemberData(nameof(Successes))]
    public async Task Any_success_means_that_the_contract_is_signed(string body, int status) =>
        await ClientAnswered(body, status).Contracts.Awaiting(contracts => contracts.SignAsync(TestClient.LoanId, "12345")).Should().NotThrowAsync();

    [Theory]
    [MemberData(nameof(Successes))]
    public async Task Any_success_means_that_the_loan_is_cancelled(string body, int status) =>
        await ClientAnswered(body, status).Loans.Awaiting(loans => loans.CancelAsync(TestClient.LoanId)).Should().NotThrowAsync();

    private static Task<LoanContract> GetAsync(string body) => TestClient.Answered(body).Contracts.GetAsync(TestClient.LoanId);

    private static IBaloanClient ClientAnswered(string body, int status) =>
        TestClient.For(new TestGateway(_ => TestGateway.Json(body, (HttpStatusCode)status)));
}
