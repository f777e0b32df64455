using System.Net;

namespace Baloan.Sdk.AspNetCore.Tests.Problems;

/// <summary>Nothing of the gateway's own text and nothing personal leaves by a problem or by its log.</summary>
public sealed class ProblemPrivacyTests
{
    private const string Phone = "09121112233";
    private const string Words = "words-of-the-gateway";

    public static TheoryData<string> Codes => [BaloanErrorCode.Names.NationalIdExistsWithAnotherPhoneNumber, "", Phone, $"name_{Phone}", "words of the gateway"];

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task What_the_gateway_wrote_stays_inside(string code)
    {
        var error = new BaloanApiError
        {
            Operation = "POST loan/",
            StatusCode = HttpStatusCode.BadRequest,
            Code = BaloanErrorCode.From(code),
            GatewayMessage = $"{Words} {Phone}",
            FieldErrors = new Dictionary<string, IReadOnlyList<string>> { [Phone] = [Words] },
            RawBody = $"{Words} {Phone}",
            RegisteredPhoneNumber = PhoneNumber.Parse(Phone),
            ServiceName = Words,
            RequestId = Words,
        };
        await using var host = await ProblemHost.ThrowingAsync(error.ToException());

        using var response = await host.GetAsync();

        var answer = $"{response.Headers} {response.Content.Headers} {await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}";
        answer.Should().NotContainAny(Phone, Words, "words of the gateway").And.NotContain("Exception");
        host.Logs.Text.Should().NotContainAny(Phone, Words, "words of the gateway");
    }

    [Fact]
    public async Task The_answer_that_stood_in_for_the_gateways_stays_inside()
    {
        var page = new BaloanResponseException("GET loan-policies", HttpStatusCode.OK, Words, $"{Words} {Phone}");
        await using var host = await ProblemHost.ThrowingAsync(page);

        using var response = await host.GetAsync();

        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Should().NotContainAny(Phone, Words);
    }
}
