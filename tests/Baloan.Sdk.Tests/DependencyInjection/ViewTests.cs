using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Baloan.Sdk.Tests.DependencyInjection;

/// <summary><c>With(BaloanRequestOptions)</c>: the same client, otherwise.</summary>
public sealed class ViewTests : IAsyncDisposable
{
    private readonly RecordingHandler _network = new();
    private readonly ServiceProvider _provider;
    private readonly IBaloanClient _client;

    public ViewTests()
    {
        var services = new ServiceCollection();
        services.AddBaloanClient(ClientSetup.Complete).AnsweredBy(_network);
        _provider = services.BuildServiceProvider(validateScopes: true);
        _client = _provider.GetRequiredService<IBaloanClient>();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _provider.DisposeAsync();

    [Fact]
    public async Task A_view_asks_in_its_own_language_and_leaves_the_client_alone()
    {
        var view = _client.With(new BaloanRequestOptions { Language = "fa" });

        await view.Policies.ListAsync(Token);
        await _client.Policies.ListAsync(Token);

        _network.Operations.Select(request => request.Headers["Accept-Language"]).Should().Equal("fa", "en");
    }

    [Fact]
    public async Task A_view_shares_the_clients_token()
    {
        await _client.Policies.ListAsync(Token);
        await _client.With(new BaloanRequestOptions { Language = "fa" }).Policies.ListAsync(Token);

        _network.Requests.Count(request => request.IsTokenRequest).Should().Be(1);
    }

    [Fact]
    public async Task A_view_sends_its_extra_headers()
    {
        var view = _client.With(new BaloanRequestOptions { Headers = { ["X-Request-ID"] = "42", ["traceparent"] = "00-1-1-00" } });

        await view.Policies.ListAsync(Token);

        _network.Operations.Single().Headers.Should().Contain("X-Request-ID", "42").And.Contain("traceparent", "00-1-1-00");
    }

    [Fact]
    public async Task A_view_of_a_view_sends_the_headers_of_both_and_of_one_name_the_later()
    {
        var view = _client
            .With(new BaloanRequestOptions { Headers = { ["X-One"] = "1", ["X-Two"] = "old" }, Language = "fa" })
            .With(new BaloanRequestOptions { Headers = { ["x-two"] = "new" } });

        await view.Policies.ListAsync(Token);

        var headers = _network.Operations.Single().Headers;
        headers.Should().Contain("X-One", "1");
        headers["X-Two"].Should().Be("new");
        headers["Accept-Language"].Should().Be("fa");
    }

    [Fact]
    public async Task A_later_change_of_the_options_has_no_effect()
    {
        var options = new BaloanRequestOptions { Language = "fa", Headers = { ["X-One"] = "1" } };
        var view = _client.With(options);
        options.Language = "en";
        options.Headers["X-One"] = "2";

        await view.Policies.ListAsync(Token);

        var headers = _network.Operations.Single().Headers;
        headers["Accept-Language"].Should().Be("fa");
        headers["X-One"].Should().Be("1");
    }

    [Theory]
    [InlineData("Authorization", "Bearer mine")]
    [InlineData("accept-language", "de-DE")]
    [InlineData("Accept", "text/html")]
    [InlineData("User-Agent", "mine/1.0")]
    [InlineData("Host", "elsewhere.example")]
    [InlineData("Transfer-Encoding", "chunked")]
    [InlineData("Content-Type", "text/plain")]
    [InlineData("Content-Length", "1")]
    [InlineData("not a name", "x")]
    [InlineData("X-Break\r\nX-Injected", "x")]
    [InlineData("", "x")]
    [InlineData("X-Two-Lines", "one\r\nX-Injected: two")]
    [InlineData("X-Not-Ascii", "فارسی")]
    [InlineData("X-Null", null)]
    public void A_header_that_cannot_be_added_is_refused_by_its_name(string name, string? value)
    {
        var act = () => _client.With(new BaloanRequestOptions { Headers = { [name] = value! } });

        var message = act.Should().Throw<ArgumentException>().WithParameterName("options").Which.Message;
        message.Should().StartWith($"Headers: '{name}' ");
        if (value is { Length: > 1 })
        {
            message.Should().NotContain(value, "a header may hold a secret");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(3_601)]
    public void A_timeout_that_cannot_be_kept_is_refused(int seconds)
    {
        var act = () => _client.With(new BaloanRequestOptions { Timeout = TimeSpan.FromSeconds(seconds) });

        act.Should().Throw<ArgumentException>().WithMessage("Timeout *").WithParameterName("options");
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("en\nX-Injected: 1")]
    [InlineData("فارسی")]
    public void A_language_that_is_none_is_refused(string language)
    {
        var act = () => _client.With(new BaloanRequestOptions { Language = language });

        act.Should().Throw<ArgumentException>().WithMessage("Language *").WithParameterName("options");
    }

    [Fact]
    public void A_view_needs_options()
    {
        var act = () => _client.With(null!);

        act.Should().Throw<ArgumentNullException>().WithParameterName("options");
    }

    [Fact]
    public async Task Disposing_of_a_view_leaves_the_client_alone()
    {
        ((IDisposable)_client.With(new BaloanRequestOptions())).Dispose();

        var policies = await _client.Policies.ListAsync(Token);

        policies.Should().NotBeEmpty();
    }

    [Fact]
    public async Task A_views_timeout_ends_the_wait_for_an_answer()
    {
        var time = new FakeTimeProvider();
        var silence = new SilentHandler();
        var services = new ServiceCollection().AddSingleton<TimeProvider>(time);
        services.AddBaloanClient(ClientSetup.Complete).AnsweredBy(_network)
            .HttpClientBuilder.ConfigurePrimaryHttpMessageHandler(() => silence);
        await using var provider = services.BuildServiceProvider(validateScopes: true);
        var view = provider.GetRequiredService<IBaloanClient>().With(new BaloanRequestOptions { Timeout = TimeSpan.FromSeconds(3) });

        var call = view.Policies.ListAsync(Token);
        await silence.Reached;
        time.Advance(TimeSpan.FromSeconds(3));

        var act = () => call;
        await act.Should().ThrowAsync<BaloanConnectionException>();
    }

    /// <summary>Never answers.</summary>
    private sealed class SilentHandler : HttpMessageHandler
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Reached => _reached.Task;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            _reached.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            throw new InvalidOperationException("Nothing ends an infinite wait but its cancellation.");
        }
    }
}
