using System.Net;
using Baloan.Sandbox.Tests.Support;

namespace Baloan.Sandbox.Tests.Dashboard;

/// <summary>The pages of one request and one call back, to which the lists lead where no script runs.</summary>
public sealed class EntryPageTests : SandboxTest
{
    [Theory]
    [InlineData("en", "Request 2", "All requests")]
    [InlineData("fa", "درخواست ۲", "همهٔ درخواست‌ها")]
    public async Task A_request_has_a_page_with_what_was_sent_and_answered(string language, string title, string back)
    {
        var loan = await Partner.OpenedAsync();

        var page = await PageAsync($"/dashboard/requests/2?lang={language}");

        (await PageAsync("/")).Should().Contain("<a href=\"/dashboard/requests/2\">");
        page.Should().Contain($"<h2 id=\"entry-title\">{title}</h2>").And.Contain($"<a href=\"/#requests\">{back}</a>")
            .And.Contain("\"amount\":10000000").And.Contain($"\"uuid\":\"<a href=\"/dashboard/loans/{loan}\">");
    }

    [Theory]
    [InlineData("en", "Call back 1", "All call backs")]
    [InlineData("fa", "فراخوان برگشتی ۱", "همهٔ فراخوان‌های برگشتی")]
    public async Task A_call_back_has_a_page_with_its_attempts(string language, string title, string back)
    {
        await using var inbox = await PartnerInbox.StartAsync();
        Sandbox.Callbacks.SendTo(inbox.Url);
        await Partner.OpenedAsync();
        await Eventually.IsTrueAsync(() => Sandbox.Callbacks.All[0].Status == SandboxCallbackStatus.Delivered, "the call back is delivered");
        var address = $"/dashboard/callbacks/{Sandbox.Callbacks.All[0].Id}";

        var page = await PageAsync($"{address}?lang={language}");

        (await PageAsync("/")).Should().Contain($"<a href=\"{address}\">");
        page.Should().Contain($"<h2 id=\"entry-title\">{title}</h2>").And.Contain($"<a href=\"/#callbacks\">{back}</a>").And.Contain($"POST {inbox.Url}");
    }

    [Theory]
    [InlineData("en", "There is no such entry")]
    [InlineData("fa", "چنین موردی نیست")]
    public async Task One_that_is_not_there_is_a_page_that_says_so(string language, string words)
    {
        foreach (var path in new[] { "requests/7", "requests/7/exchange", $"callbacks/{Guid.NewGuid()}", $"callbacks/{Guid.NewGuid()}/attempts" })
        {
            using var answer = await Partner.Http.GetAsync($"/dashboard/{path}?lang={language}", Cancellation);

            answer.StatusCode.Should().Be(HttpStatusCode.NotFound, path);
            (await answer.Content.ReadAsStringAsync(Cancellation)).Should().Contain($">{words}</h2>");
        }
    }

    private async Task<string> PageAsync(string path) => WebUtility.HtmlDecode(await Partner.Http.GetStringAsync(path, Cancellation));
}
