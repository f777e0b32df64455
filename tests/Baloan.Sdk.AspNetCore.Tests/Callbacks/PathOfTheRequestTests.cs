using System.Collections.Concurrent;
using Baloan.Sdk.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Features;

namespace Baloan.Sdk.AspNetCore.Tests.Callbacks;

/// <summary>What the pipeline finds of the address: nothing of a secret, and all of what is the application's own.</summary>
public sealed class PathOfTheRequestTests
{
    private const string Secret = "abcdefghijklmnop~qrstuvw";

    private readonly ConcurrentQueue<(string Path, string Target)> _seen = new();

    [Theory]
    [InlineData("/baloan/callbacks/abcdefghijklmnop~qrstuvw", "/baloan/callbacks/***")]
    [InlineData("/baloan/callbacks/abcdefghijklmnop%7Eqrstuvw", "/baloan/callbacks/***")]
    [InlineData("/baloan/callbacks/%61bcdefghijklmnop~qrstuv%77", "/baloan/callbacks/***")]
    [InlineData("/baloan/callbacks/abcdefghijklmnop%7eqrstuvw/", "/baloan/callbacks/***/")]
    [InlineData("/baloan/callbacks/abcdefghijklmnop%7Eqrstuvw?a=/b", "/baloan/callbacks/***?a=/b")]
    [InlineData("/baloan/callbacks/abcdefghijklmnop%7Eqrstuvw/more/..", "/baloan/callbacks/***/more/..")]
    [InlineData("/baloan/call%62acks/abcdefghijklmnop%7Eqrstuvw", "/baloan/call%62acks/***")]
    [InlineData("http://shop/baloan/callbacks/abcdefghijklmnop%7Eqrstuvw", "http://shop/baloan/callbacks/***")]
    public async Task A_known_secret_is_masked_in_the_target_however_it_is_encoded(string target, string seen)
    {
        await using var app = await StartAsync("/baloan/callbacks");

        (await PostAsync(app, target)).Should().StartWith("HTTP/1.1 200");

        _seen.Should().ContainSingle().Which.Target.Should().Be(seen);
    }

    [Theory]
    [InlineData("/partner/a-mistyped-%73ecret-0123", "/partner/***")]
    [InlineData("/partner/a-mistyped-secret-0123%20", "/partner/***")]
    public async Task One_that_is_not_known_is_masked_in_the_target_however_it_is_encoded(string target, string seen)
    {
        await using var app = await StartAsync("/partner");

        (await PostAsync(app, target)).Should().StartWith("HTTP/1.1 404");

        _seen.Should().Equal(("/partner", seen));
    }

    [Theory]
    [InlineData("/partner/status/{id?}", "/partner/status")]
    [InlineData("/partner/files/{**path}", "/partner/files")]
    [InlineData("/partner/status-of-all-the-orders/{id?}", "/partner/status-of-all-the-orders")]
    [InlineData("/partner/files-of-all-the-orders/{**path}", "/partner/files-of-all-the-orders")]
    [InlineData("/partner/status-of-all-the-orders/{id=1}/{page?}", "/partner/status-of-all-the-orders")]
    public async Task An_endpoint_of_the_applications_own_is_reached_without_its_last_parameters(string pattern, string path)
    {
        await using var app = await StartAsync("/partner", app => app.MapPost(pattern, () => "mine"));

        (await PostAsync(app, path)).Should().StartWith("HTTP/1.1 200").And.Contain("mine");
    }

    [Fact]
    public async Task A_middleware_finds_the_path_of_a_file_beside_the_secrets()
    {
        await using var app = await StartAsync("/partner");

        await PostAsync(app, "/partner/static.css");

        _seen.Should().Equal(("/partner/static.css", "/partner/static.css"));
    }

    private static async Task<string> PostAsync(CallbackApp app, string target)
    {
        var body = CallbackApp.Body(LoanState.Created);
        using var raw = await RawHttp.ConnectAsync(app.Client.BaseAddress!);
        await raw.SendAsync($"POST {target} HTTP/1.1\r\nHost: shop\r\nContent-Length: {body.Length}\r\n\r\n{body}");
        return await raw.ReadAnswerAsync();
    }

    private Task<CallbackApp> StartAsync(string pattern, Action<WebApplication>? map = null) => CallbackApp.StartAsync(
        options => options.Secrets = [Secret],
        map: app =>
        {
            app.Use((context, next) =>
            {
                _seen.Enqueue((context.Request.Path, context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget));
                return next(context);
            });
            app.MapBaloanCallbacks(pattern);
            map?.Invoke(app);
        });
}
