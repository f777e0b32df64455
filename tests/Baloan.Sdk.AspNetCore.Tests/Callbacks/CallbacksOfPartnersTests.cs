using System.Net;
using System.Text;
using Baloan.Sdk.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Baloan.Sdk.AspNetCore.Tests.Callbacks;

/// <summary>Many partners call back at one endpoint, and the secret tells which of them.</summary>
public sealed class CallbacksOfPartnersTests
{
    private const string Address = "/baloan/callbacks";

    private readonly SecretTable _table = new();

    [Theory]
    [InlineData("path", SecretTable.ShopSecret, "shop")]
    [InlineData("path", SecretTable.MarketSecret, "market")]
    [InlineData("header", SecretTable.MarketSecret, "market")]
    [InlineData("basic", SecretTable.MarketSecret, "market")]
    public async Task The_secret_chooses_the_partner_wherever_it_stands(string place, string secret, string partner)
    {
        await using var app = await StartAsync();

        (await PostAsync(app, place, secret)).StatusCode.Should().Be(HttpStatusCode.OK);

        app.Deeds.Last.Context.Partner.Should().Be(partner);
    }

    [Theory]
    [InlineData("path")]
    [InlineData("header")]
    [InlineData("basic")]
    public async Task A_secret_that_is_nobodys_finds_nothing_here(string place)
    {
        await using var app = await StartAsync();

        using var response = await PostAsync(app, place, "a-secret-that-is-nobodys");

        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Should().BeEmpty();
        app.Deeds.Done.Should().BeEmpty();
    }

    [Theory]
    [InlineData("none", "")]
    [InlineData("path", "too-short")]
    [InlineData("header", "with spaces in it, and long")]
    public async Task What_can_be_no_secret_is_not_asked_for(string place, string secret)
    {
        await using var app = await StartAsync(options => options.AllowAnonymous = true);

        (await PostAsync(app, place, secret)).StatusCode.Should().Be(HttpStatusCode.NotFound);

        _table.Questions.Should().BeEmpty();
    }

    [Fact]
    public async Task The_applications_own_secrets_stay_valid_and_are_no_partners()
    {
        await using var app = await StartAsync(options => options.Secrets = [CallbackApp.Secret]);

        (await PostAsync(app, "path", CallbackApp.Secret)).StatusCode.Should().Be(HttpStatusCode.OK);
        (await PostAsync(app, "header", SecretTable.ShopSecret)).StatusCode.Should().Be(HttpStatusCode.OK);

        app.Deeds.Done.Select(done => done.Context.Partner).Should().Equal(null, "shop");
        _table.Questions.Should().ContainSingle();
    }

    [Theory]
    [InlineData("/shops/{shop}/callbacks", "/shops/7/callbacks")]
    [InlineData("/", "")]
    public async Task A_secret_is_found_below_any_pattern(string pattern, string path)
    {
        await using var app = await StartAsync(map: app => app.MapBaloanCallbacks(pattern));

        (await PostAsync(app, "path", SecretTable.ShopSecret, path)).StatusCode.Should().Be(HttpStatusCode.OK);
        (await PostAsync(app, "basic", SecretTable.MarketSecret, path.Length == 0 ? "/" : path)).StatusCode.Should().Be(HttpStatusCode.OK);

        app.Deeds.Done.Select(done => done.Context.Partner).Should().Equal("shop", "market");
    }

    [Fact]
    public async Task A_store_that_fails_is_answered_so_that_the_gateway_repeats()
    {
        await using var app = await StartAsync();
        _table.BeforeAsync = _ => throw new InvalidOperationException("The database is away.");

        using var response = await PostAsync(app, "path", SecretTable.ShopSecret);

        (response.StatusCode, response.Headers.RetryAfter!.Delta).Should().Be((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(5)));
        app.Logs.Entries.Should().ContainSingle(entry => entry.Id.Id == 2017);
        _table.BeforeAsync = _ => Task.CompletedTask;
        (await PostAsync(app, "path", SecretTable.ShopSecret)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_store_that_does_not_answer_is_waited_for_as_long_as_for_a_turn()
    {
        var time = new FakeTimeProvider();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var app = await StartAsync(options => options.TurnTimeout = TimeSpan.FromSeconds(3), time: time);
        _table.BeforeAsync = _ =>
        {
            asked.SetResult();
            return new TaskCompletionSource().Task;
        };
        var post = PostAsync(app, "path", SecretTable.ShopSecret);
        await asked.Task.WaitAsync(TestContext.Current.CancellationToken);

        while (!post.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(3));
            await Task.Yield();
        }

        (await post).StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task What_one_partners_secret_lets_in_hides_nothing_of_anothers_loan()
    {
        await using var app = await StartAsync();
        await PostAsync(app, "path", SecretTable.ShopSecret);

        (await PostAsync(app, "path", SecretTable.MarketSecret)).StatusCode.Should().Be(HttpStatusCode.OK);
        (await PostAsync(app, "path", SecretTable.MarketSecret)).StatusCode.Should().Be(HttpStatusCode.OK);

        app.Deeds.Done.Select(done => (done.Context.Partner, done.Context.PreviousState)).Should().Equal(("shop", null), ("market", null));
    }

    [Fact]
    public async Task The_store_learns_the_hash_and_no_log_the_secret()
    {
        await using var app = await StartAsync();
        foreach (var place in new[] { "path", "basic", "header" })
        {
            await PostAsync(app, place, SecretTable.ShopSecret);
            await PostAsync(app, place, "a-secret-that-is-nobodys");
        }

        _table.Questions.Distinct().Should().Equal(BaloanCallbackSecret.Hash(SecretTable.ShopSecret), BaloanCallbackSecret.Hash("a-secret-that-is-nobodys"));
        app.Logs.Text.Should().NotContain(SecretTable.ShopSecret).And.NotContain("a-secret-that-is-nobodys")
            .And.NotContain(BaloanCallbackSecret.Hash(SecretTable.ShopSecret));
    }

    [Fact]
    public async Task An_authentication_of_the_applications_own_sees_no_partners_password()
    {
        var seen = new List<string>();
        await using var app = await StartAsync(map: app =>
        {
            app.Use(next => context =>
            {
                seen.Add(context.Request.Headers.Authorization.ToString());
                return next(context);
            });
            app.MapBaloanCallbacks(Address);
        });

        await PostAsync(app, "basic", SecretTable.ShopSecret);
        await PostAsync(app, "basic", SecretTable.ShopSecret, "/of-the-application");

        seen[0].Should().BeEmpty();
        seen[1].Should().StartWith("Basic ");
    }

    [Theory]
    [InlineData("")]
    [InlineData("too-short")]
    [InlineData("no-letter-of-ours-é-0123456789")]
    public void What_can_be_no_secret_has_no_hash(string secret)
    {
        var act = () => BaloanCallbackSecret.Hash(secret);

        act.Should().Throw<ArgumentException>().Which.Message.Should().NotContain("ours").And.NotContain("short");
    }

    [Fact]
    public void A_secret_that_is_made_is_new_and_has_a_hash()
    {
        var secrets = Enumerable.Range(0, 100).Select(_ => BaloanCallbackSecret.Create()).ToList();

        secrets.Should().OnlyHaveUniqueItems().And.OnlyContain(secret => secret.Length == 48);
        secrets.Select(BaloanCallbackSecret.Hash).Should().OnlyHaveUniqueItems().And.OnlyContain(hash => hash.Length == 64);
    }

    private Task<CallbackApp> StartAsync(
        Action<BaloanCallbackOptions>? configure = null, Action<WebApplication>? map = null, TimeProvider? time = null) => CallbackApp.StartAsync(
            options =>
            {
                options.Secrets = [];
                configure?.Invoke(options);
            },
            (builder, callbacks) =>
            {
                builder.Services.AddSingleton(_table).AddSingleton(time ?? TimeProvider.System);
                callbacks.UsePartners<SecretStore>();
            },
            map);

    private static async Task<HttpResponseMessage> PostAsync(CallbackApp app, string place, string secret, string path = Address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, place == "path" ? $"{path}/{secret}" : path)
        {
            Content = new StringContent(CallbackApp.Body(LoanState.Paid), Encoding.UTF8, "application/json"),
        };
        if (place == "basic")
        {
            request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"baloan:{secret}")));
        }

        if (place == "header")
        {
            request.Headers.Add(BaloanCallbackOptions.SecretHeader, secret);
        }

        return await app.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
