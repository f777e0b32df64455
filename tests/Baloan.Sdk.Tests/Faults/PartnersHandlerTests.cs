using Baloan.Sdk.Tests.Authentication;
using Baloan.Sdk.Tests.Gateway;
using Baloan.Sdk.Tests.Hosting;
using Microsoft.Extensions.Logging;

namespace Baloan.Sdk.Tests.Faults;

/// <summary>Primary handlers of the application's own, which follow redirects and keep cookies where nobody tells them not to.</summary>
public sealed class PartnersHandlerTests : IDisposable
{
    private const int HandlerSecured = 1008;
    private const int HandlerUnsafe = 1009;

    private static readonly string[] Redirects = ["301 to the same host", "302 to the same host", "302 to another host", "307 to the same host", "307 to another host"];

    private readonly RecordingLogger _log = new();
    private readonly LoggerFactory _logs = new();

    public PartnersHandlerTests() => _logs.AddProvider(new RecordingProvider(_log));

    public static TheoryData<string, string> KnownHandlers { get; } = Pairs(PartnersHandlers.Known, Redirects);

    public static TheoryData<string, string> StubbornHandlers { get; } = Pairs(PartnersHandlers.Stubborn, Redirects);

    public static TheoryData<string> Known { get; } = [.. PartnersHandlers.Known];

    [Theory]
    [MemberData(nameof(KnownHandlers))]
    public async Task No_operation_is_redirected(string handler, string redirect)
    {
        await using var scene = await SceneAsync(handler, redirect, isTokenFault: false);

        (await OutcomesAsync(scene, ClientOperation.Reads)).Should().OnlyContain(outcome => outcome == nameof(BaloanApiException));
        (await OutcomesAsync(scene, ClientOperation.Changes)).Should().OnlyContain(outcome => outcome == nameof(BaloanApiException));
        (await OutcomesAsync(scene, [ClientOperation.Download])).Should().Equal("result");
        scene.Server.SecretsElsewhere.Should().Be(0);
    }

    [Theory]
    [MemberData(nameof(KnownHandlers))]
    public async Task No_token_request_is_redirected(string handler, string redirect)
    {
        await using var scene = await SceneAsync(handler, redirect, isTokenFault: true);

        (await OutcomesAsync(scene, ["cancel"])).Should().Equal(nameof(BaloanApiException));
        scene.Server.SecretsElsewhere.Should().Be(0);
    }

    [Theory]
    [MemberData(nameof(StubbornHandlers))]
    public async Task An_operation_that_was_redirected_never_succeeds(string handler, string redirect)
    {
        await using var scene = await SceneAsync(handler, redirect, isTokenFault: false);

        (await OutcomesAsync(scene, ClientOperation.Reads)).Should().OnlyContain(outcome => outcome == nameof(BaloanResponseException));
        (await OutcomesAsync(scene, ClientOperation.Changes)).Should().OnlyContain(outcome => outcome == nameof(BaloanOutcomeUnknownException));
        (await OutcomesAsync(scene, [ClientOperation.Download])).Should().Equal(nameof(BaloanResponseException));
    }

    [Theory]
    [MemberData(nameof(StubbornHandlers))]
    public async Task A_token_request_that_was_redirected_brings_no_token(string handler, string redirect)
    {
        await using var scene = await SceneAsync(handler, redirect, isTokenFault: true);

        var act = () => scene.CallAsync("sign", TestContext.Current.CancellationToken);

        (await act.Should().ThrowAsync<BaloanResponseException>()).WithMessage("*POST token/*redirect*");
    }

    [Fact]
    public async Task A_read_that_was_redirected_says_so()
    {
        await using var scene = await SceneAsync("unknown", "302 to another host", isTokenFault: false);

        var act = () => scene.CallAsync("get contract", TestContext.Current.CancellationToken);

        (await act.Should().ThrowAsync<BaloanResponseException>()).WithMessage("*GET loan/{uuid}/contract/*redirect*");
    }

    [Theory]
    [MemberData(nameof(Known))]
    public async Task No_cookie_comes_back(string handler)
    {
        await using var scene = await SceneAsync(handler, "200 with a cookie", isTokenFault: false);

        await OutcomesAsync(scene, [.. ClientOperation.All, .. ClientOperation.All]);

        scene.Server.Requests.Should().NotContain(request => request.Headers.ContainsKey("Cookie"));
    }

    [Theory]
    [MemberData(nameof(Known))]
    public async Task A_handler_that_had_to_be_changed_is_told_of_in_a_warning(string handler)
    {
        await using var scene = await SceneAsync(handler, "none", isTokenFault: false);

        (_log.Count(HandlerSecured), _log.Count(HandlerUnsafe)).Should().Be((2, 0), "there are two HttpClients");
    }

    [Theory]
    [InlineData("a SocketsHttpHandler in use")]
    [InlineData("an HttpClientHandler in use")]
    [InlineData("a handler in use")]
    public async Task A_handler_that_cannot_be_changed_is_told_of_in_a_warning(string handler)
    {
        await using var scene = await SceneAsync(handler, "none", isTokenFault: false);

        (_log.Count(HandlerSecured), _log.Count(HandlerUnsafe)).Should().Be((0, 2));
    }

    [Fact]
    public async Task A_handler_that_is_safe_is_not_worth_a_warning()
    {
        await using var scene = new FaultScene(
            Faults.Named("none"), isTokenFault: false, handler: static () => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }, log: _logs);

        (_log.Count(HandlerSecured), _log.Count(HandlerUnsafe)).Should().Be((0, 0));
    }

    [Theory]
    [InlineData("SocketsHttpHandler")]
    [InlineData("a SocketsHttpHandler in use")]
    [InlineData("a handler in use")]
    public async Task A_handler_that_repeats_within_the_primary_one_sends_no_change_twice(string transport)
    {
        var handlers = new Queue<HttpMessageHandler>([await PartnersHandlers.CreateAsync(transport), await PartnersHandlers.CreateAsync(transport)]);
        await using var scene = new FaultScene(
            Faults.Named("500"), isTokenFault: false, handler: () => new RepeatingHandler(times: 3) { InnerHandler = handlers.Dequeue() }, log: _logs);

        (await OutcomesAsync(scene, ClientOperation.Changes)).Should().OnlyContain(outcome => outcome == nameof(BaloanOutcomeUnknownException));
        scene.Server.Operations.Should().Be(ClientOperation.Changes.Count);
    }

    public void Dispose() => _logs.Dispose();

    private static TheoryData<string, string> Pairs(IReadOnlyList<string> first, IReadOnlyList<string> second)
    {
        var pairs = new TheoryData<string, string>();
        foreach (var one in first)
        {
            foreach (var other in second)
            {
                pairs.Add(one, other);
            }
        }

        return pairs;
    }

    private static async Task<IReadOnlyList<string>> OutcomesAsync(FaultScene scene, IEnumerable<string> operations)
    {
        var outcomes = new List<string>();
        foreach (var operation in operations)
        {
            outcomes.Add(await scene.OutcomeOfAsync(operation));
        }

        return outcomes;
    }

    private async Task<FaultScene> SceneAsync(string handler, string fault, bool isTokenFault)
    {
        var handlers = new Queue<HttpMessageHandler>([await PartnersHandlers.CreateAsync(handler), await PartnersHandlers.CreateAsync(handler)]);
        return new FaultScene(Faults.Named(fault), isTokenFault, handler: handlers.Dequeue, log: _logs);
    }

    private sealed class RecordingProvider(RecordingLogger log) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => log;

        public void Dispose()
        {
        }
    }
}
