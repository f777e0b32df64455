using System.Text;
using System.Text.Json;
using Baloan.Cli.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Baloan.Cli.Tests;

/// <summary><c>baloan callback send</c> plays the gateway to a partner's endpoint.</summary>
public sealed class CallbackSendTests
{
    private const string Secret = "wq3v8sH0n2-first-of-yours";

    [Theory]
    [InlineData("header", "/baloan/callbacks", Secret, null)]
    [InlineData("path", "/baloan/callbacks/" + Secret, null, null)]
    [InlineData("basic", "/baloan/callbacks", null, "baloan:" + Secret)]
    public async Task A_secret_stands_where_it_is_wanted(string place, string path, string? header, string? basic)
    {
        await using var inbox = await PartnerInbox.StartAsync();

        var run = await Tool.RunAsync(
            new Dictionary<string, string> { ["BALOAN_CALLBACK_SECRET"] = Secret },
            "callback", "send", "--to", inbox.Url.AbsoluteUri, "--state", "loan_paid", "--secret-in", place);

        run.ShouldBeDone().Output.Should().Contain("loan_paid").And.NotContain(Secret);
        inbox.Received.Single().Path.Should().Be(path);
        inbox.Received.Single().Secret.Should().Be(header);
        inbox.Authorizations.Single().Should().Be(basic is null ? null : "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(basic)));
    }

    [Fact]
    public async Task A_secret_in_the_path_stands_before_a_query()
    {
        await using var inbox = await PartnerInbox.StartAsync();

        (await Tool.RunAsync("callback", "send", "--to", inbox.Url.AbsoluteUri + "?shop=1", "--state", "created", "--secret", Secret, "--secret-in", "path")).ShouldBeDone();

        inbox.Received.Single().Path.Should().Be("/baloan/callbacks/" + Secret);
    }

    [Theory]
    [InlineData("رمز-فراخوان")]
    [InlineData("first\r\nsecond: header")]
    public async Task A_secret_that_cannot_be_sent_is_one_sentence(string secret) =>
        (await Tool.RunAsync("callback", "send", "--to", "http://127.0.0.1:1/", "--state", "created", "--secret", secret))
            .ShouldBeRefused(2, "The secret of the call backs has characters that cannot be sent: letters, digits and - . _ ~ can.");

    [Fact]
    public async Task An_answer_in_a_charset_that_there_is_not_is_shown()
    {
        await using var server = await TestServer.StartAsync(context =>
        {
            context.Response.ContentType = "text/plain; charset=rubbish";
            return context.Response.WriteAsync("taken", context.RequestAborted);
        });

        (await Tool.RunAsync("callback", "send", "--to", server.Address.AbsoluteUri, "--state", "created")).ShouldBeDone().Output.Should().Contain("taken");
    }

    [Fact]
    public async Task States_are_sent_in_their_order_as_often_as_wanted()
    {
        await using var inbox = await PartnerInbox.StartAsync();
        var loan = Guid.NewGuid();

        (await Tool.RunAsync("callback", "send", "--to", inbox.Url.AbsoluteUri, "--state", "created", "--state", "blocked", "--reason", "چک", "--loan", $"{loan}", "--repeat", "2")).ShouldBeDone();

        var bodies = inbox.Received.Select(received => JsonDocument.Parse(received.Body).RootElement).ToList();
        bodies.Select(body => body.GetProperty("state").GetString()).Should().Equal("created", "blocked", "created", "blocked");
        bodies.Should().OnlyContain(body => body.GetProperty("uuid").GetGuid() == loan && body.GetProperty("reason").GetString() == "چک");
    }

    [Fact]
    public async Task A_shuffle_loses_none()
    {
        await using var inbox = await PartnerInbox.StartAsync();

        (await Tool.RunAsync("callback", "send", "--to", inbox.Url.AbsoluteUri, "--state", "created", "--state", "loan_paid", "--repeat", "10", "--shuffle")).ShouldBeDone();

        inbox.Received.Count(received => received.Body.Contains("loan_paid", StringComparison.Ordinal)).Should().Be(10);
        inbox.Received.Should().HaveCount(20);
    }

    [Fact]
    public async Task An_endpoint_that_refuses_one_fails_the_command()
    {
        await using var inbox = await PartnerInbox.StartAsync(200, 404);

        var run = await Tool.RunAsync("callback", "send", "--to", inbox.Url.AbsoluteUri, "--state", "created", "--state", "loan_paid", "--json");

        run.ExitCode.Should().Be(1);
        run.Json.EnumerateArray().Select(answer => answer.GetProperty("status").GetInt32()).Should().Equal(200, 404);
    }

    [Fact]
    public async Task An_endpoint_that_is_not_there_fails_the_command()
    {
        var run = await Tool.RunAsync("callback", "send", "--to", $"http://127.0.0.1:1/{Secret}", "--state", "created");

        run.ExitCode.Should().Be(1);
        run.Output.Should().Contain("none").And.NotContain(Secret);
    }
}
