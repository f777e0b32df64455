using System.Net;
using Baloan.Sdk.Tests.Authentication;
using Baloan.Sdk.Tests.Gateway;
using Microsoft.Extensions.Time.Testing;

namespace Baloan.Sdk.Tests.Faults;

/// <summary>What the gateway has done is told as done, even where the breaker opens in the moment of the answer.</summary>
public sealed class BreakerRaceTests
{
    private const int Rounds = 2000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_loan_that_was_opened_is_told_as_opened_while_the_breaker_opens()
    {
        var time = new FakeTimeProvider();
        TaskCompletionSource<HttpStatusCode>? hold = null;
        using var gateway = new TestGateway(async (request, _) =>
        {
            var status = hold is { } held ? await held.Task : HttpStatusCode.OK;
            return request.Method == HttpMethod.Post
                ? TestGateway.Json($$"""{"uuid":"{{TestClient.LoanId}}"}""", HttpStatusCode.Created)
                : TestGateway.Json("[]", status);
        })
        {
            // One token serves all rounds: a renewal that a jump of the clock times out would wait for the clock.
            Tokens = new JwtTokens(time) { Password = "secret", Lifetime = TimeSpan.FromDays(2) },
        };
        var client = (BaloanClient)TestClient.For(
            gateway,
            options =>
            {
                options.CircuitBreaker.Enabled = true;
                options.CircuitBreaker.MinimumThroughput = 2;
                options.CircuitBreaker.FailureRatio = 0.01;
                options.Retry.MaxRetries = 0;
                options.Timeout = options.AttemptTimeout = TimeSpan.FromHours(1);
            },
            time);
        for (var round = 0; round < Rounds; round++)
        {
            // The break ends, a trial closes the breaker, and the samples end.
            hold = null;
            time.Advance(TimeSpan.FromSeconds(11));
            await client.Policies.ListAsync(Token);
            time.Advance(TimeSpan.FromSeconds(11));

            // All are sent while it is closed and answered at once: the reads by 500, the loans by 201.
            var answer = hold = new TaskCompletionSource<HttpStatusCode>(TaskCreationOptions.RunContinuationsAsynchronously);
            var reads = Enumerable.Range(0, 8).Select(_ => Record.ExceptionAsync(() => client.Policies.ListAsync(Token)).AsTask()).ToArray();
            var loans = Enumerable.Range(0, 8).Select(_ => Record.ExceptionAsync(() => client.Loans.CreateAsync(TestClient.LoanRequest, Token)).AsTask()).ToArray();
            answer.SetResult(HttpStatusCode.InternalServerError);
            await Task.WhenAll(reads);

            (await Task.WhenAll(loans)).Should().OnlyContain(error => error == null, "the gateway has opened all of them in round {0}", round);
        }
    }
}
