using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk.Tests.Partners;

/// <summary>The factory's clients: made on first use, one a partner, of what the store says.</summary>
public sealed class ClientOfAPartnerTests : IAsyncDisposable
{
    private readonly Marketplace _market = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _market.DisposeAsync();

    [Fact]
    public async Task Each_partner_calls_with_its_own_token()
    {
        await _market.CallAsync("shop-1");
        await _market.CallAsync("shop-2");
        await _market.CallAsync("shop-1");

        _market.Tokens.Logins.Should().Equal("shop-1", "shop-2");
        _market.Tokens.Operations.Should().Equal("shop-1", "shop-2", "shop-1");
    }

    [Fact]
    public async Task A_client_that_is_there_comes_at_once()
    {
        var first = await _market.ClientAsync("shop-1");

        var again = _market.Clients.GetAsync("shop-1", Token);

        again.IsCompletedSuccessfully.Should().BeTrue();
        (await again).Should().BeSameAs(first);
        _market.Table.Questions.Should().Be(1);
    }

    [Fact]
    public async Task To_get_a_client_asks_the_gateway_for_nothing()
    {
        await _market.ClientAsync("shop-1");

        _market.Tokens.Logins.Should().BeEmpty();
    }

    [Fact]
    public async Task A_thousand_first_calls_ask_the_store_once_and_log_in_once()
    {
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _market.Table.BeforeAsync = (_, _) => answer.Task;
        var calls = Enumerable.Range(0, 1000).Select(_ => Task.Run(() => _market.CallAsync("shop-1"), Token)).ToList();

        answer.SetResult();
        await Task.WhenAll(calls);

        (_market.Table.Questions, _market.Tokens.Logins.Count, _market.Tokens.Operations.Count).Should().Be((1, 1, 1000));
    }

    [Fact]
    public async Task A_slow_answer_for_one_partner_holds_up_no_other()
    {
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _market.Table.BeforeAsync = (key, _) => key == "slow" ? answer.Task : Task.CompletedTask;
        var slow = _market.ClientAsync("slow");

        await _market.CallAsync("shop-1");

        slow.IsCompleted.Should().BeFalse();
        answer.SetResult();
        await slow;
    }

    [Fact]
    public async Task The_store_is_asked_in_a_scope_of_its_own_that_ends()
    {
        await _market.ClientAsync("shop-1");
        await _market.ClientAsync("shop-2");

        (_market.Scopes.Made, _market.Scopes.Open).Should().Be((2, 0));
    }

    [Fact]
    public async Task A_store_that_the_application_registered_keeps_its_lifetime()
    {
        var services = new ServiceCollection();
        services.AddSingleton(_market.Table).AddSingleton(_market.Scopes).AddSingleton<TableStore>();
        services.AddBaloanClients<TableStore>();
        await using var provider = services.BuildServiceProvider(validateScopes: true);
        var clients = provider.GetRequiredService<IBaloanClientFactory>();

        await clients.GetAsync("shop-1", Token);
        await clients.GetAsync("shop-2", Token);

        _market.Scopes.Made.Should().Be(1);
    }

    [Fact]
    public async Task An_unknown_partner_is_an_exception_of_its_own_and_asked_for_anew_each_time()
    {
        _market.Table.Remove("shop-1");
        var act = () => _market.ClientAsync("shop-1");
        var error = (await act.Should().ThrowAsync<BaloanPartnerNotFoundException>()).Which;
        error.Key.Should().Be("shop-1");
        error.Message.Should().NotContain("shop-1");

        _market.Table.SetPassword("shop-1", PartnersTokens.PasswordOf("shop-1"));

        await _market.CallAsync("shop-1");
    }

    [Fact]
    public async Task What_the_store_throws_reaches_the_caller_and_is_not_remembered()
    {
        _market.Table.BeforeAsync = (_, _) => throw new InvalidOperationException("The database is away.");
        var act = () => _market.ClientAsync("shop-1");
        await act.Should().ThrowAsync<InvalidOperationException>().WithMessage("The database is away.");

        _market.Table.BeforeAsync = (_, _) => Task.CompletedTask;

        await _market.CallAsync("shop-1");
    }

    [Fact]
    public async Task A_store_that_does_not_answer_ends_the_wait_after_the_time_of_an_operation()
    {
        _market.Services.PostConfigure<BaloanClientOptions>(_market.Builder.Name, options => options.Timeout = TimeSpan.FromSeconds(7));
        _market.Table.BeforeAsync = (_, _) => new TaskCompletionSource().Task;
        var client = _market.ClientAsync("shop-1");

        await _market.Time.PassAsync(wait => wait == TimeSpan.FromSeconds(7));

        var act = () => client;
        (await act.Should().ThrowAsync<BaloanConnectionException>()).WithInnerException<TimeoutException>();
    }

    [Fact]
    public async Task A_time_out_of_the_stores_own_is_no_cancellation_of_the_caller()
    {
        _market.Table.BeforeAsync = (_, _) => throw new OperationCanceledException();

        var act = () => _market.ClientAsync("shop-1");

        await act.Should().ThrowAsync<BaloanConnectionException>();
    }

    [Fact]
    public async Task A_caller_that_gives_up_ends_its_own_wait_alone()
    {
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _market.Table.BeforeAsync = (_, _) => answer.Task;
        using var impatient = new CancellationTokenSource();
        var first = _market.Clients.GetAsync("shop-1", impatient.Token).AsTask();
        var second = _market.ClientAsync("shop-1");

        await impatient.CancelAsync();

        var act = () => first;
        await act.Should().ThrowAsync<OperationCanceledException>();
        answer.SetResult();
        await second;
        _market.Table.Questions.Should().Be(1);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task A_key_must_be_given(string? key)
    {
        var act = () => _market.ClientAsync(key!);

        await act.Should().ThrowAsync<ArgumentException>().WithParameterName(nameof(key));
    }

    [Fact]
    public async Task Keys_differ_by_upper_and_lower_case()
    {
        var lower = await _market.ClientAsync("shop");

        (await _market.ClientAsync("SHOP")).Should().NotBeSameAs(lower);
    }

    [Fact]
    public async Task Nobody_can_dispose_of_a_client_that_others_use()
    {
        ((IDisposable)await _market.ClientAsync("shop-1")).Dispose();

        await _market.CallAsync("shop-1");
    }

    [Fact]
    public async Task After_the_container_no_client_is_given()
    {
        var clients = _market.Clients;
        await _market.DisposeAsync();

        var act = () => clients.GetAsync("shop-1", Token).AsTask();

        await act.Should().ThrowAsync<ObjectDisposedException>();
    }

    [Fact]
    public async Task A_client_that_is_being_made_as_the_container_ends_is_given_to_nobody()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _market.Table.BeforeAsync = (_, token) =>
        {
            asked.SetResult();
            return Task.Delay(Timeout.Infinite, token);
        };
        var client = _market.ClientAsync("shop-1");
        await asked.Task.WaitAsync(Patience.Limit, Token);

        await _market.DisposeAsync();

        var act = () => client;
        await act.Should().ThrowAsync<ObjectDisposedException>();
    }
}
