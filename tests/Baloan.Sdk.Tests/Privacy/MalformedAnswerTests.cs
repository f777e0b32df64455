using Baloan.Sdk.Tests.Faults;
using Baloan.Sdk.Tests.Gateway;

namespace Baloan.Sdk.Tests.Privacy;

/// <summary>.NET quotes what it cannot read of an answer; the client's exceptions do not hand that on.</summary>
[Collection(nameof(Ear))]
public sealed class MalformedAnswerTests : IDisposable
{
    // .NET's own events and activities are not the client's: who listens to those hears the wire.
    private static readonly string[] Own = ["exception", "exception data", "log", "log state", "activity Baloan.Sdk", "metric Baloan.Sdk"];

    private readonly Ear _ear = new();

    public static TheoryData<string> Answers { get; } = [.. MalformedAnswers.All.Keys];

    [Theory]
    [MemberData(nameof(Answers))]
    public Task No_operation_leaks_a_malformed_answer(string answer) => DriveAsync(answer, isTokenFault: false, ClientOperation.All);

    [Theory]
    [MemberData(nameof(Answers))]
    public Task No_token_request_leaks_a_malformed_answer(string answer) => DriveAsync(answer, isTokenFault: true, ["cancel"]);

    [Fact]
    public async Task What_went_wrong_is_still_told()
    {
        await using var scene = Scene("header line without a colon", isTokenFault: false);

        var failure = await Record.ExceptionAsync(() => scene.CallAsync("sign", TestContext.Current.CancellationToken));

        var cause = failure.Should().BeOfType<BaloanOutcomeUnknownException>().Which.InnerException.Should().BeOfType<HttpRequestException>().Which;
#if !SDK_NETSTANDARD
        cause.HttpRequestError.Should().Be(HttpRequestError.InvalidResponse);
#endif
        cause.Message.Should().Contain("rules of HTTP");
    }

    [Theory]
    [InlineData("http")]
    [InlineData("io")]
    [InlineData("several")]
    public async Task A_handler_of_the_partner_that_repeats_what_a_cause_quotes_leaks_nothing(string wrapper)
    {
        using var gateway = new TestGateway(_ => throw Wrapped(wrapper, new HttpRequestException(HttpRequestError.InvalidResponse, Secrets.Phone)));

        var failure = await Record.ExceptionAsync(() => TestClient.For(gateway).Policies.ListAsync(TestContext.Current.CancellationToken));

        failure.Should().BeOfType<BaloanConnectionException>();
        $"{failure}".Should().NotContain(Secrets.Phone);
    }

    [Fact]
    public async Task A_cause_that_quotes_nothing_is_handed_on_as_it_is()
    {
        await using var scene = new FaultScene(Faults.Faults.Named("connection refused"), isTokenFault: false, log: _ear);

        var failure = await Record.ExceptionAsync(() => scene.CallAsync("cancel", TestContext.Current.CancellationToken));

        failure.Should().BeOfType<BaloanConnectionException>().Which.InnerException.Should().BeOfType<HttpRequestException>()
            .Which.InnerException.Should().BeOfType<System.Net.Sockets.SocketException>();
    }

    public void Dispose() => _ear.Dispose();

    private static Exception Wrapped(string wrapper, HttpRequestException cause) => wrapper switch
    {
        "http" => new HttpRequestException($"The proxy said: {cause.Message}", cause),
        "io" => new IOException($"The proxy said: {cause.Message}", cause),
        _ => new HttpRequestException("Several proxies failed.", new AggregateException($"The proxies said: {cause.Message}", cause)),
    };

    private FaultScene Scene(string answer, bool isTokenFault) => new(
        Fault.OfExchange(exchange => exchange.Connection.WriteAsync(MalformedAnswers.Named(answer))), isTokenFault, log: _ear);

    private async Task DriveAsync(string answer, bool isTokenFault, IEnumerable<string> operations)
    {
        foreach (var operation in operations)
        {
            await using var scene = Scene(answer, isTokenFault);
            if (await Record.ExceptionAsync(() => scene.CallAsync(operation, TestContext.Current.CancellationToken)) is { } failure)
            {
                _ear.Hear(failure);
            }
        }

        var own = _ear.Heard.Where(heard => Own.Contains(heard.Source)).ToList();
        own.Should().Contain(heard => heard.Source == "log", "the log must be heard for its silence to count");
        own.Where(heard => Secrets.All.Any(secret => heard.Text.Contains(secret, StringComparison.OrdinalIgnoreCase))).Should().BeEmpty();
    }
}
