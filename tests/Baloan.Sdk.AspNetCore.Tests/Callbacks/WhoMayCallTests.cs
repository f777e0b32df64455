using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Baloan.Sdk.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Baloan.Sdk.AspNetCore.Tests.Callbacks;

public sealed class WhoMayCallTests
{
    private static readonly string Good = CallbackApp.Body(LoanState.Created);

    [Theory]
    [InlineData(CallbackApp.Secret)]
    [InlineData(CallbackApp.OtherSecret)]
    public async Task Each_secret_opens_as_the_last_segment_of_the_path(string secret)
    {
        await using var app = await CallbackApp.StartAsync();

        using var response = await app.PostAsync(Good, $"/baloan/callbacks/{secret}");

        response.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(CallbackApp.Secret)]
    [InlineData(CallbackApp.OtherSecret)]
    public async Task Each_secret_opens_in_the_header(string secret)
    {
        await using var app = await CallbackApp.StartAsync();
        app.Client.DefaultRequestHeaders.Add("X-Baloan-Callback-Secret", secret);

        using var response = await app.PostAsync(Good, "/baloan/callbacks");

        response.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_wrong_secret_is_answered_like_an_address_that_does_not_exist()
    {
        await using var app = await CallbackApp.StartAsync();

        (await AnswerOf(app, "POST", "/baloan/callbacks/first-secret-0123456780"))
            .Should().Be(await AnswerOf(app, "POST", "/nowhere/first-secret-0123456780")).And.StartWith("HTTP/1.1 404");
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("OPTIONS")]
    public async Task Another_method_does_not_show_that_there_is_an_endpoint(string method)
    {
        await using var app = await CallbackApp.StartAsync();

        (await AnswerOf(app, method, "/baloan/callbacks")).Should().Be(await AnswerOf(app, method, "/nowhere")).And.StartWith("HTTP/1.1 404");
    }

    [Fact]
    public async Task Rotating_secrets_takes_effect_without_a_restart()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Baloan:Callbacks:Secrets:0", CallbackApp.Secret)]).Build();
        await using var app = await StartFromAsync(settings);
        (await StatusAsync(app, CallbackApp.Secret)).Should().Be(HttpStatusCode.OK);

        settings["Baloan:Callbacks:Secrets:1"] = CallbackApp.OtherSecret;
        settings.Reload();
        (await StatusAsync(app, CallbackApp.Secret)).Should().Be(HttpStatusCode.OK);
        (await StatusAsync(app, CallbackApp.OtherSecret)).Should().Be(HttpStatusCode.OK);

        settings["Baloan:Callbacks:Secrets:0"] = CallbackApp.OtherSecret;
        settings.Reload();
        (await StatusAsync(app, CallbackApp.Secret)).Should().Be(HttpStatusCode.NotFound);
        (await StatusAsync(app, CallbackApp.OtherSecret)).Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_reload_that_is_not_valid_leaves_the_last_secrets_and_is_logged_without_them()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Baloan:Callbacks:Secrets:0", CallbackApp.Secret)]).Build();
        await using var app = await StartFromAsync(settings);
        (await StatusAsync(app, CallbackApp.Secret)).Should().Be(HttpStatusCode.OK);

        settings["Baloan:Callbacks:Secrets:0"] = "too-short";
        FluentActions.Invoking(settings.Reload).Should().Throw<OptionsValidationException>("the configuration tells whoever reloads it");

        (await StatusAsync(app, CallbackApp.Secret)).Should().Be(HttpStatusCode.OK);
        app.Logs.Entries.Should().ContainSingle(entry => entry.Id.Id == 2010).Which.Text.Should().Contain("Baloan:Callbacks:Secrets:0").And.NotContain("too-short");
    }

    [Theory]
    [InlineData("127.0.0.0/8", HttpStatusCode.OK)]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("203.0.113.0/24", HttpStatusCode.NotFound)]
    [InlineData("::1", HttpStatusCode.NotFound)]
    [InlineData("::ffff:127.0.0.1", HttpStatusCode.OK)]
    [InlineData("::FFFF:7f00:1", HttpStatusCode.OK)]
    [InlineData("0:0:0:0:0:ffff:127.0.0.1", HttpStatusCode.OK)]
    [InlineData(" ::ffff:127.0.0.1/128 ", HttpStatusCode.OK)]
    [InlineData("::ffff:127.0.0.0/104", HttpStatusCode.OK)]
    [InlineData("::ffff:0:0/96", HttpStatusCode.OK)]
    [InlineData("::ffff:10.0.0.0/104", HttpStatusCode.NotFound)]
    [InlineData("::ffff:127.0.0.2", HttpStatusCode.NotFound)]
    [InlineData("0.0.0.0/0", HttpStatusCode.OK)]
    [InlineData("::/0", HttpStatusCode.NotFound)]
    public async Task Only_an_allowed_network_may_call(string network, HttpStatusCode expected)
    {
        await using var app = await CallbackApp.StartAsync(options => options.AllowedNetworks = [network]);

        (await app.PostAsync(LoanState.Created)).Should().Be(expected);
    }

    [Theory]
    [InlineData("203.0.113.7", HttpStatusCode.OK)]
    [InlineData("::ffff:203.0.113.7", HttpStatusCode.OK)]
    [InlineData("198.51.100.1", HttpStatusCode.NotFound)]
    public async Task Behind_a_proxy_the_forwarded_address_counts(string forwarded, HttpStatusCode expected)
    {
        await using var app = await CallbackApp.StartAsync(
            options => options.AllowedNetworks = ["203.0.113.0/24"],
            map: app =>
            {
                app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor });
                app.MapBaloanCallbacks("/baloan/callbacks");
            });
        app.Client.DefaultRequestHeaders.Add("X-Forwarded-For", forwarded);

        (await app.PostAsync(LoanState.Created)).Should().Be(expected);
    }

    [Fact]
    public async Task An_empty_call_back_is_answered_with_its_caller_as_the_endpoint_sees_it()
    {
        await using var app = await CallbackApp.StartAsync(map: app =>
        {
            app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto });
            app.MapBaloanCallbacks("/baloan/callbacks");
        });
        app.Client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        app.Client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");

        using var response = await app.PostAsync("");

        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (problem.GetProperty("scheme").GetString(), problem.GetProperty("caller").GetString()).Should().Be(("https", "203.0.113.7"));
    }

    [Fact]
    public async Task Networks_alone_are_enough_and_then_there_is_no_path_below()
    {
        await using var app = await CallbackApp.StartAsync(options => (options.Secrets, options.AllowedNetworks) = ([], ["127.0.0.1"]));

        using var open = await app.PostAsync(Good, "/baloan/callbacks");
        using var below = await app.PostAsync(Good, $"/baloan/callbacks/{CallbackApp.Secret}");

        (open.StatusCode, below.StatusCode).Should().Be((HttpStatusCode.OK, HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task Anybody_may_call_where_that_is_said_aloud()
    {
        await using var app = await CallbackApp.StartAsync(options => (options.Secrets, options.AllowAnonymous) = ([], true));

        using var response = await app.PostAsync(Good, "/baloan/callbacks");

        response.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Allowing_anybody_does_not_open_what_has_a_secret()
    {
        await using var app = await CallbackApp.StartAsync(options => options.AllowAnonymous = true);

        using var response = await app.PostAsync(Good, "/baloan/callbacks");

        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    private static Task<CallbackApp> StartFromAsync(IConfiguration settings) => CallbackApp.StartAsync(
        options => options.Secrets = [],
        (builder, _) => builder.Services.AddBaloanCallbacks<RecordingHandler>(settings));

    private static async Task<HttpStatusCode> StatusAsync(CallbackApp app, string secret)
    {
        using var response = await app.PostAsync(Good, $"/baloan/callbacks/{secret}");
        return response.StatusCode;
    }

    private static async Task<string> AnswerOf(CallbackApp app, string method, string path)
    {
        using var raw = await RawHttp.ConnectAsync(app.Client.BaseAddress!);
        await raw.SendAsync($"{method} {path} HTTP/1.1\r\nHost: shop\r\nContent-Length: 2\r\n\r\n{{}}");
        var answer = await raw.ReadAnswerAsync();
        return string.Join('\n', answer.Split("\r\n").Where(line => !line.StartsWith("Date:", StringComparison.Ordinal)));
    }
}
