using System.Net;
using Baloan.Sdk.Tests.Gateway;

namespace Baloan.Sdk.Tests.Wire;

/// <summary>An answer to a partner's own operation that is longer than what is looked at of an error.</summary>
public sealed class OwnLongAnswerTests
{
    private const string Filler = "text with <b>markup</b> ";

    private static readonly BaloanOperation List = BaloanOperation.Read("loan/");
    private static readonly BaloanOperation Move = BaloanOperation.Change(HttpMethod.Put, "loan/{uuid}/address/");

    private static readonly string Long = $$"""{"filler":"{{string.Concat(Enumerable.Repeat(Filler, 5000))}}"}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task JSON_is_read_whatever_its_texts_hold()
    {
        var answer = await TestClient.Answered(Long).SendAsync(List.For(), OwnJson.Default.OwnAnswer, Token);

        answer.Filler.Should().HaveLength(Filler.Length * 5000);
    }

    [Fact]
    public async Task JSON_that_nobody_reads_is_a_success_of_a_change() =>
        await TestClient.Answered(Long).SendAsync(Move.For(TestClient.LoanId), Token);

    [Fact]
    public async Task JSON_beyond_every_limit_that_nobody_reads_is_a_success_of_a_change() =>
        await TestClient.For(new TestGateway(_ => TestGateway.Json(Long)), options => options.MaxResponseBytes = 1000)
            .SendAsync(Move.For(TestClient.LoanId), Token);

    [Theory]
    [InlineData("<html>")]
    [InlineData("{}<html>")]
    public async Task A_page_is_no_success_of_a_change(string beginning)
    {
        var page = beginning + string.Concat(Enumerable.Repeat(Filler, 5000));
        var gateway = new TestGateway(_ => TestGateway.Json(page, HttpStatusCode.OK));

        await TestClient.For(gateway).Awaiting(client => client.SendAsync(Move.For(TestClient.LoanId), Token))
            .Should().ThrowAsync<BaloanOutcomeUnknownException>();
        await TestClient.For(gateway).Awaiting(client => client.SendAsync(Move.For(TestClient.LoanId), OwnJson.Default.JsonElement, Token))
            .Should().ThrowAsync<BaloanOutcomeUnknownException>();
    }
}
