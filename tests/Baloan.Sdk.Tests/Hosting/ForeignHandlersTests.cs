using System.Net;
using Baloan.Sdk.Tests.Gateway;
using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk.Tests.Hosting;

/// <summary>Handlers of the application that repeat, copy, read or replace what goes through them.</summary>
public sealed class ForeignHandlersTests
{
    private static readonly Guid LoanId = new("8f14e45f-ceea-467f-a0e6-b3f4d8f7c1aa");

    private readonly ServiceCollection _services = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_resilience_handler_on_every_client_is_taken_off_this_one(bool isBefore)
    {
        var gateway = new TestGateway(HttpStatusCode.InternalServerError);
        if (isBefore)
        {
            _services.ConfigureHttpClientDefaults(StackResilience);
        }

        gateway.Register(_services);
        _services.Configure<BaloanClientOptions>(options => options.Retry.MaxRetries = 1);
        if (!isBefore)
        {
            _services.ConfigureHttpClientDefaults(StackResilience);
        }

        await using var provider = _services.BuildServiceProvider();
        var act = () => provider.GetRequiredService<IBaloanClient>().Policies.ListAsync(Token);

        await act.Should().ThrowAsync<BaloanUnavailableException>();
        gateway.Operations.Should().Be(2, "only the client's own repeat is left");
    }

    [Fact]
    public async Task A_resilience_handler_on_other_clients_stays()
    {
        var gateway = new TestGateway(HttpStatusCode.InternalServerError);
        _services.ConfigureHttpClientDefaults(StackResilience);
        gateway.Register(_services);
        _services.AddHttpClient("other").ConfigurePrimaryHttpMessageHandler(() => gateway);
        await using var provider = _services.BuildServiceProvider();

        using var other = provider.GetRequiredService<IHttpClientFactory>().CreateClient("other");
        using var response = await other.GetAsync(new Uri("https://elsewhere.example/"), Token);

        gateway.Operations.Should().Be(3);
    }

    [Fact]
    public async Task A_resilience_handler_on_this_very_client_stays_and_repeats_reads()
    {
        var gateway = new TestGateway(HttpStatusCode.InternalServerError);
        StackResilience(gateway.Register(_services).HttpClientBuilder);
        _services.Configure<BaloanClientOptions>(options => options.Retry.MaxRetries = 0);
        await using var provider = _services.BuildServiceProvider();

        var act = () => provider.GetRequiredService<IBaloanClient>().Policies.ListAsync(Token);

        await act.Should().ThrowAsync<BaloanUnavailableException>();
        gateway.Operations.Should().Be(3);
    }

    [Fact]
    public async Task A_resilience_handler_on_this_very_client_sends_no_change_twice()
    {
        var gateway = new TestGateway(HttpStatusCode.InternalServerError);
        StackResilience(gateway.Register(_services).HttpClientBuilder);
        await using var provider = _services.BuildServiceProvider();

        var act = () => provider.GetRequiredService<IBaloanClient>().Contracts.RequestOtpAsync(LoanId, Token);

        await act.Should().ThrowAsync<BaloanOutcomeUnknownException>();
        gateway.Operations.Should().Be(1);
    }

    [Fact]
    public async Task What_the_gateway_refused_to_do_is_told_as_such_though_a_handler_threw_the_answer_away()
    {
        var gateway = new TestGateway(HttpStatusCode.ServiceUnavailable);
        StackResilience(gateway.Register(_services).HttpClientBuilder);
        _services.Configure<BaloanClientOptions>(options => options.Retry.MaxRetries = 1);
        await using var provider = _services.BuildServiceProvider();

        var act = () => provider.GetRequiredService<IBaloanClient>().Contracts.RequestOtpAsync(LoanId, Token);

        (await act.Should().ThrowAsync<BaloanUnavailableException>()).Which.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        gateway.Operations.Should().Be(2, "the client's own repeat is as safe as ever");
    }

    [Fact]
    public async Task Removing_all_resilience_handlers_does_no_harm()
    {
        var gateway = new TestGateway(HttpStatusCode.InternalServerError);
        var builder = gateway.Register(_services).HttpClientBuilder;
        StackResilience(builder);
#pragma warning disable EXTEXP0001 // The documented way to be rid of one.
        builder.RemoveAllResilienceHandlers();
#pragma warning restore EXTEXP0001
        await using var provider = _services.BuildServiceProvider();

        var act = () => provider.GetRequiredService<IBaloanClient>().Contracts.RequestOtpAsync(LoanId, Token);

        await act.Should().ThrowAsync<BaloanOutcomeUnknownException>();
        gateway.Operations.Should().Be(1);
    }

    public static TheoryData<string> Repeaters { get; } = ["repeats", "repeats with copies", "hedges"];

    [Theory]
    [MemberData(nameof(Repeaters))]
    public async Task No_handler_sends_a_change_twice(string kind)
    {
        var gateway = new TestGateway(HttpStatusCode.InternalServerError);
        gateway.Register(_services).HttpClientBuilder.AddHttpMessageHandler(() => Repeater(kind));
        await using var provider = _services.BuildServiceProvider();

        var act = () => provider.GetRequiredService<IBaloanClient>().Contracts.SignAsync(LoanId, "12345", Token);

        await act.Should().ThrowAsync<BaloanOutcomeUnknownException>();
        gateway.Operations.Should().Be(1);
    }

    [Fact]
    public async Task A_handler_may_repeat_a_change_of_which_nothing_has_left()
    {
        var attempts = 0;
        var gateway = new TestGateway(HttpStatusCode.OK)
        {
            BeforeReading = () =>
            {
                if (++attempts < 3)
                {
                    throw new HttpRequestException(HttpRequestError.ConnectionError);
                }
            },
        };
        gateway.Register(_services).HttpClientBuilder.AddHttpMessageHandler(() => new RepeatingHandler(times: 3));
        _services.Configure<BaloanClientOptions>(options => options.Retry.MaxRetries = 0);
        await using var provider = _services.BuildServiceProvider();

        await provider.GetRequiredService<IBaloanClient>().Contracts.RequestOtpAsync(LoanId, Token);

        (attempts, gateway.Operations).Should().Be((3, 1));
    }

    [Fact]
    public async Task A_handler_that_reads_the_body_does_not_make_an_unsent_change_doubtful()
    {
        var gateway = new TestGateway(HttpStatusCode.OK) { BeforeReading = () => throw new HttpRequestException(HttpRequestError.ConnectionError) };
        gateway.Register(_services).HttpClientBuilder.AddHttpMessageHandler(() => new ReadingHandler());
        await using var provider = _services.BuildServiceProvider();

        var act = () => provider.GetRequiredService<IBaloanClient>().Loans.CancelAsync(LoanId, Token);

        await act.Should().ThrowAsync<BaloanConnectionException>();
    }

    [Fact]
    public async Task A_handler_that_replaces_the_body_does_not_make_a_sent_change_seem_unsent()
    {
        var gateway = TestGateway.Reading(_ => throw new HttpRequestException(HttpRequestError.ResponseEnded));
        gateway.Register(_services).HttpClientBuilder.AddHttpMessageHandler(() => new ReplacingHandler());
        await using var provider = _services.BuildServiceProvider();

        var act = () => provider.GetRequiredService<IBaloanClient>().Loans.CancelAsync(LoanId, Token);

        await act.Should().ThrowAsync<BaloanOutcomeUnknownException>();
        gateway.Operations.Should().Be(1);
    }

    private static void StackResilience(IHttpClientBuilder builder) => builder.AddStandardResilienceHandler(options =>
    {
        options.Retry.MaxRetryAttempts = 2;
        options.Retry.Delay = TimeSpan.Zero;
        options.Retry.ShouldRetryAfterHeader = false;
    });

    private static DelegatingHandler Repeater(string kind) => kind switch
    {
        "repeats" => new RepeatingHandler(times: 3),
        "repeats with copies" => new CopyingHandler(),
        _ => new HedgingHandler(),
    };
}
