using System.Globalization;

namespace Baloan.Sdk.Tests.Faults;

public sealed class FaultMatrixTests
{
    // "Sent" counts what reaches the server. Where it can be told, the client tries a read, and a change that was certainly not
    // done, four times; "seconds" is measured on the client's clock, on which an attempt of a read has 40 s and a call 200 s.
    private const string Operations = """
        # fault                          | operations    | outcome                       | sent | tokens | seconds
        none                             | all           | result                        | 1    | 1      | 0
        name not resolved                | reads         | BaloanConnectionException     | 0    | 1      | 20
        name not resolved                | changes       | BaloanConnectionException     | 0    | 1      | 20
        name not resolved                | download      | BaloanConnectionException     | 0    | 0      | 20
        connection refused               | reads         | BaloanConnectionException     | 0    | 1      | 20
        connection refused               | changes       | BaloanConnectionException     | 0    | 1      | 20
        connection refused               | download      | BaloanConnectionException     | 0    | 0      | 20
        certificate not trusted          | reads         | BaloanConnectionException     | 0    | 1      | 20
        certificate not trusted          | changes       | BaloanConnectionException     | 0    | 1      | 20
        certificate not trusted          | download      | BaloanConnectionException     | 0    | 0      | 20
        TLS handshake broken off         | reads         | BaloanConnectionException     | 0    | 1      | 20
        TLS handshake broken off         | changes       | BaloanConnectionException     | 0    | 1      | 20
        TLS handshake broken off         | download      | BaloanConnectionException     | 0    | 0      | 20
        closed before the request is read | reads        | BaloanConnectionException     | 4    | 1      | 20
        closed before the request is read | changes      | BaloanOutcomeUnknownException | 1    | 1      | 0
        closed before the request is read | download     | BaloanConnectionException     | 4    | 0      | 20
        closed after the request is read | reads         | BaloanConnectionException     | 4    | 1      | 20
        closed after the request is read | changes       | BaloanOutcomeUnknownException | 1    | 1      | 0
        closed after the request is read | download      | BaloanConnectionException     | 4    | 1      | 20
        reset in the headers             | reads         | BaloanConnectionException     | 4    | 1      | 20
        reset in the headers             | changes       | BaloanOutcomeUnknownException | 1    | 1      | 0
        reset in the headers             | download      | BaloanConnectionException     | 4    | 1      | 20
        reset in the body                | reads         | BaloanConnectionException     | 4    | 1      | 20
        reset in the body                | create loan   | BaloanOutcomeUnknownException | 1    | 1      | 0
        reset in the body                | other changes | result                        | 1    | 1      | 0
        reset in the body                | download      | BaloanConnectionException     | 4    | 1      | 20
        headers never come               | reads         | BaloanConnectionException     | 4    | 1      | 180
        headers never come               | changes       | BaloanOutcomeUnknownException | 1    | 1      | 200
        headers never come               | download      | BaloanConnectionException     | 4    | 1      | 180
        body never ends                  | reads         | BaloanConnectionException     | 4    | 1      | 180
        body never ends                  | create loan   | BaloanOutcomeUnknownException | 1    | 1      | 200
        body never ends                  | other changes | result                        | 1    | 1      | 0
        body never ends                  | download      | BaloanConnectionException     | 1    | 1      | 200
        one byte a second                | reads         | BaloanConnectionException     | 4    | 1      | 200
        one byte a second                | create loan   | BaloanOutcomeUnknownException | 1    | 1      | 205
        one byte a second                | other changes | result                        | 1    | 1      | 10
        one byte a second                | download      | BaloanConnectionException     | 1    | 1      | 205
        401 once                         | all           | result                        | 2    | 2      | 0
        401 always                       | all           | BaloanAuthenticationException | 2    | 2      | 0
        token expires during the call    | all           | result                        | 2    | 2      | 30
        403                              | all           | BaloanAuthenticationException | 1    | 1      | 0
        404                              | all           | BaloanNotFoundException       | 1    | 1      | 0
        408                              | reads         | BaloanUnavailableException    | 4    | 1      | 20
        408                              | changes       | BaloanOutcomeUnknownException | 1    | 1      | 0
        408                              | download      | BaloanUnavailableException    | 4    | 1      | 20
        429 with seconds                 | all           | BaloanRateLimitedException    | 4    | 1      | 8
        429 with many seconds            | all           | BaloanRateLimitedException    | 1    | 1      | 0
        429 with a date                  | all           | BaloanRateLimitedException    | 4    | 1      | 8
        429 with nonsense                | all           | BaloanRateLimitedException    | 4    | 1      | 20
        429 without a header             | all           | BaloanRateLimitedException    | 4    | 1      | 20
        500                              | reads         | BaloanUnavailableException    | 4    | 1      | 20
        500                              | changes       | BaloanOutcomeUnknownException | 1    | 1      | 0
        500                              | download      | BaloanUnavailableException    | 4    | 1      | 20
        502                              | reads         | BaloanUnavailableException    | 4    | 1      | 20
        502                              | changes       | BaloanOutcomeUnknownException | 1    | 1      | 0
        502                              | download      | BaloanUnavailableException    | 4    | 1      | 20
        503                              | all           | BaloanUnavailableException    | 4    | 1      | 20
        503 with Retry-After             | all           | BaloanUnavailableException    | 4    | 1      | 8
        504                              | reads         | BaloanUnavailableException    | 4    | 1      | 20
        504                              | changes       | BaloanOutcomeUnknownException | 1    | 1      | 0
        504                              | download      | BaloanUnavailableException    | 4    | 1      | 20
        301 to the same host             | reads         | BaloanApiException            | 1    | 1      | 0
        301 to the same host             | changes       | BaloanApiException            | 1    | 1      | 0
        301 to the same host             | download      | result                        | 2    | 1      | 0
        302 to the same host             | reads         | BaloanApiException            | 1    | 1      | 0
        302 to the same host             | changes       | BaloanApiException            | 1    | 1      | 0
        302 to the same host             | download      | result                        | 2    | 1      | 0
        307 to the same host             | reads         | BaloanApiException            | 1    | 1      | 0
        307 to the same host             | changes       | BaloanApiException            | 1    | 1      | 0
        307 to the same host             | download      | result                        | 2    | 1      | 0
        301 to another host              | reads         | BaloanApiException            | 1    | 1      | 0
        301 to another host              | changes       | BaloanApiException            | 1    | 1      | 0
        301 to another host              | download      | result                        | 1    | 1      | 0
        302 to another host              | reads         | BaloanApiException            | 1    | 1      | 0
        302 to another host              | changes       | BaloanApiException            | 1    | 1      | 0
        302 to another host              | download      | result                        | 1    | 1      | 0
        307 to another host              | reads         | BaloanApiException            | 1    | 1      | 0
        307 to another host              | changes       | BaloanApiException            | 1    | 1      | 0
        307 to another host              | download      | result                        | 1    | 1      | 0
        200 with HTML                    | reads         | BaloanResponseException       | 1    | 1      | 0
        200 with HTML                    | create loan   | BaloanResponseException       | 1    | 1      | 0
        200 with HTML                    | other changes | result                        | 1    | 1      | 0
        200 with HTML                    | download      | BaloanResponseException       | 1    | 1      | 0
        200 with truncated JSON          | reads         | BaloanResponseException       | 1    | 1      | 0
        200 with truncated JSON          | create loan   | BaloanResponseException       | 1    | 1      | 0
        200 with truncated JSON          | other changes | result                        | 1    | 1      | 0
        200 with truncated JSON          | download      | BaloanResponseException       | 1    | 1      | 0
        200 with an empty body           | reads         | BaloanResponseException       | 1    | 1      | 0
        200 with an empty body           | create loan   | BaloanResponseException       | 1    | 1      | 0
        200 with an empty body           | other changes | result                        | 1    | 1      | 0
        200 with an empty body           | download      | BaloanResponseException       | 1    | 1      | 0
        200 with wrong JSON types        | reads         | BaloanResponseException       | 1    | 1      | 0
        200 with wrong JSON types        | create loan   | BaloanResponseException       | 1    | 1      | 0
        200 with wrong JSON types        | other changes | result                        | 1    | 1      | 0
        200 with wrong JSON types        | download      | BaloanResponseException       | 1    | 1      | 0
        Content-Length too long          | reads         | BaloanConnectionException     | 4    | 1      | 20
        Content-Length too long          | create loan   | BaloanOutcomeUnknownException | 1    | 1      | 0
        Content-Length too long          | other changes | result                        | 1    | 1      | 0
        Content-Length too long          | download      | BaloanConnectionException     | 4    | 1      | 20
        Content-Length too short         | reads         | BaloanResponseException       | 1    | 1      | 0
        Content-Length too short         | create loan   | BaloanResponseException       | 1    | 1      | 0
        Content-Length too short         | other changes | result                        | 1    | 1      | 0
        Content-Length too short         | download      | result                        | 1    | 1      | 0
        gzip body                        | all           | result                        | 1    | 1      | 0
        """;

    // A token request may always be repeated, and the operation waits for it, unsent.
    private const string Tokens = """
        # fault                          | operations    | outcome                       | sent | tokens | seconds
        name not resolved                | all           | BaloanConnectionException     | 0    | 0      | 20
        connection refused               | all           | BaloanConnectionException     | 0    | 0      | 20
        certificate not trusted          | all           | BaloanConnectionException     | 0    | 0      | 20
        TLS handshake broken off         | all           | BaloanConnectionException     | 0    | 0      | 20
        closed before the request is read | all          | BaloanConnectionException     | 0    | 4      | 20
        closed after the request is read | all           | BaloanConnectionException     | 0    | 4      | 20
        reset in the headers             | all           | BaloanConnectionException     | 0    | 4      | 20
        reset in the body                | all           | BaloanConnectionException     | 0    | 4      | 20
        headers never come               | all           | BaloanConnectionException     | 0    | 3      | 35
        body never ends                  | all           | BaloanConnectionException     | 0    | 3      | 35
        one byte a second                | all           | BaloanConnectionException     | 0    | 3      | 35
        401 once                         | all           | BaloanAuthenticationException | 0    | 1      | 0
        401 always                       | all           | BaloanAuthenticationException | 0    | 1      | 0
        403                              | all           | BaloanAuthenticationException | 0    | 1      | 0
        404                              | all           | BaloanApiException            | 0    | 1      | 0
        408                              | all           | BaloanUnavailableException    | 0    | 4      | 20
        429 with seconds                 | all           | BaloanRateLimitedException    | 0    | 4      | 8
        429 with many seconds            | all           | BaloanRateLimitedException    | 0    | 1      | 0
        429 with a date                  | all           | BaloanRateLimitedException    | 0    | 4      | 8
        429 with nonsense                | all           | BaloanRateLimitedException    | 0    | 4      | 20
        429 without a header             | all           | BaloanRateLimitedException    | 0    | 4      | 20
        500                              | all           | BaloanUnavailableException    | 0    | 4      | 20
        502                              | all           | BaloanUnavailableException    | 0    | 4      | 20
        503                              | all           | BaloanUnavailableException    | 0    | 4      | 20
        503 with Retry-After             | all           | BaloanUnavailableException    | 0    | 4      | 8
        504                              | all           | BaloanUnavailableException    | 0    | 4      | 20
        301 to the same host             | all           | BaloanApiException            | 0    | 1      | 0
        302 to the same host             | all           | BaloanApiException            | 0    | 1      | 0
        307 to the same host             | all           | BaloanApiException            | 0    | 1      | 0
        301 to another host              | all           | BaloanApiException            | 0    | 1      | 0
        302 to another host              | all           | BaloanApiException            | 0    | 1      | 0
        307 to another host              | all           | BaloanApiException            | 0    | 1      | 0
        200 with HTML                    | all           | BaloanResponseException       | 0    | 1      | 0
        200 with truncated JSON          | all           | BaloanResponseException       | 0    | 1      | 0
        200 with an empty body           | all           | BaloanResponseException       | 0    | 1      | 0
        200 with wrong JSON types        | all           | BaloanResponseException       | 0    | 1      | 0
        Content-Length too long          | all           | BaloanConnectionException     | 0    | 4      | 20
        Content-Length too short         | all           | BaloanResponseException       | 0    | 1      | 0
        gzip body                        | all           | result                        | 1    | 1      | 0
        """;

    public static TheoryData<FaultCell> OperationCells { get; } = [.. FaultCell.Read(Operations)];

    public static TheoryData<FaultCell> TokenCells { get; } = [.. FaultCell.Read(Tokens)];

    public static TheoryData<string> EachOperation { get; } = [.. ClientOperation.All];

    [Theory]
    [MemberData(nameof(OperationCells))]
    public Task A_faulty_operation_has_the_stated_outcome(FaultCell cell) => CheckAsync(cell, isTokenFault: false);

    [Theory]
    [MemberData(nameof(TokenCells))]
    public Task A_faulty_token_endpoint_has_the_stated_outcome(FaultCell cell) => CheckAsync(cell, isTokenFault: true);

    [Fact]
    public void The_matrix_has_every_operation_under_every_fault()
    {
        var cells = OperationCells.Select(row => row.Data).ToList();

        cells.Should().OnlyHaveUniqueItems(cell => cell.ToString());
        cells.GroupBy(cell => cell.Fault).Should().AllSatisfy(fault => fault.Should().HaveCount(ClientOperation.All.Count));
        (OperationCells.Count + TokenCells.Count).Should().BeGreaterThan(400);
    }

    [Theory]
    [MemberData(nameof(EachOperation))]
    public async Task A_token_that_expires_between_two_calls_is_renewed_before_the_second(string operation)
    {
        await using var scene = new FaultScene("none", isTokenFault: false);
        await scene.CallAsync(operation, TestContext.Current.CancellationToken);
        scene.Clock.Advance(TimeSpan.FromMinutes(6));

        var outcome = await scene.OutcomeOfAsync(operation);

        Sentence(outcome, scene.Server.Operations, scene.Server.Tokens).Should().Be(Sentence("result", 2, 2));
    }

    private static async Task CheckAsync(FaultCell cell, bool isTokenFault)
    {
        ArgumentNullException.ThrowIfNull(cell);
        Assert.SkipWhen(
            SdkBuild.IsNetStandard && !isTokenFault && cell.Fault.StartsWith("closed ", StringComparison.Ordinal)
                && cell.Operation is ("list policies" or "get contract" or "download"),
            SdkBuild.NetRepeatsReads);
        await using var scene = new FaultScene(cell.Fault, isTokenFault);
        var start = scene.Clock.GetTimestamp();

        var outcome = await scene.OutcomeOfAsync(cell.Operation);

        var seconds = scene.Clock.GetElapsedTime(start).TotalSeconds;
        var actual = Sentence(outcome, scene.Server.Operations, scene.Server.Tokens);
        actual.Should().Be(Sentence(cell.Outcome, cell.Sent, cell.Tokens));
        seconds.Should().BeLessThanOrEqualTo(cell.Seconds);
        scene.Server.SecretsElsewhere.Should().Be(0);
    }

    private static string Sentence(string outcome, int sent, int tokens) =>
        string.Create(CultureInfo.InvariantCulture, $"{outcome} after {sent} sent and {tokens} token requests");
}
