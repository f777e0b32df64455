using System.Net;
using Baloan.Sandbox.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Baloan.Sandbox.Tests.Dashboard;

/// <summary>What the dashboard says of call backs that fail, and how it sends them again.</summary>
public sealed class FailedCallbackTests : SandboxTest
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 20, 10, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task One_that_waits_is_red_and_tells_when_it_is_tried_again()
    {
        await using var inbox = await FailedOnceAsync();

        (await ListAsync("en")).Should().Contain("""class="card callback failing" """.TrimEnd())
            .And.Contain("""<span class="badge broken" title="Pending">""")
            .And.Contain("""<p class="failure">404, tries again in <span class="until" data-seconds="8">8</span> s</p>""");
        (await ListAsync("fa")).Should().Contain("""<p class="failure">۴۰۴، <span class="until" data-seconds="8">۸</span> ثانیهٔ دیگر دوباره فرستاده می‌شود</p>""");

        _time.Advance(TimeSpan.FromSeconds(3));

        (await ListAsync("en")).Should().Contain("""<span class="until" data-seconds="5">5</span>""");
    }

    [Fact]
    public async Task One_that_waits_is_sent_at_once_by_its_button()
    {
        await using var inbox = await FailedOnceAsync();

        (await PressAsync($"callbacks/{Sandbox.Callbacks.All[0].Id}/resend")).Should().Be(HttpStatusCode.NoContent);
        await Eventually.IsTrueAsync(() => Sandbox.Callbacks.All[0].Status == SandboxCallbackStatus.Delivered, "the call back is delivered");

        Sandbox.Callbacks.All[0].Attempts.Select(attempt => attempt.Status).Should().Equal(404, 200);
        (await ListAsync("en")).Should().NotContain("failing").And.NotContain("class=\"failure\"");
    }

    [Fact]
    public async Task One_that_was_given_up_says_after_how_many_attempts_in_both_languages()
    {
        await using var inbox = await GivenUpAsync();

        (await ListAsync("en")).Should().Contain("""<p class="failure">404, given up after 2 attempts</p>""").And.Contain("failing");
        (await ListAsync("fa")).Should().Contain("""<p class="failure">۴۰۴، پس از ۲ تلاش رها شد</p>""");
    }

    [Fact]
    public async Task All_that_were_given_up_are_sent_again_by_one_button_that_asks_first()
    {
        await using var inbox = await GivenUpAsync();
        var delivered = Sandbox.Callbacks.Send(Guid.NewGuid(), "created");
        await Eventually.IsTrueAsync(() => Sandbox.Callbacks.All[^1].Status == SandboxCallbackStatus.Delivered, "the second call back is delivered");
        (await ListAsync("en")).Should().Contain("""action="/dashboard/callbacks/resend-failed" data-ask="Send all call backs again that were given up (1)?">""");

        await PressAsync("callbacks/resend-failed");
        await Eventually.IsTrueAsync(() => Sandbox.Callbacks.All[0].Status == SandboxCallbackStatus.Delivered, "the first call back is delivered");

        Sandbox.Callbacks.All[0].Attempts.Should().HaveCount(3);
        Sandbox.Callbacks.All.Single(callback => callback.Id == delivered.Id).Attempts.Should().ContainSingle("it had arrived");
        (await ListAsync("en")).Should().NotContain("resend-failed");
    }

    [Fact]
    public async Task One_that_arrives_looks_as_it_should()
    {
        await using var inbox = await ListenAsync();
        await Partner.OpenedAsync();
        await Eventually.IsTrueAsync(() => Sandbox.Callbacks.All[0].Status == SandboxCallbackStatus.Delivered, "the call back is delivered");

        (await ListAsync("en")).Should().Contain("badge delivered").And.NotContain("failing").And.NotContain("resend-failed");
    }

    protected override void Configure(BaloanSandboxOptions options)
    {
        options.TimeProvider = _time;
        options.CallbackPause = TimeSpan.FromSeconds(8);
        options.CallbackAttempts = 2;
    }

    private async Task<PartnerInbox> FailedOnceAsync()
    {
        var inbox = await ListenAsync(404);
        await Partner.OpenedAsync();
        await Eventually.IsTrueAsync(() => Sandbox.Callbacks.All[0].Attempts.Count == 1, "the first attempt fails");
        return inbox;
    }

    private async Task<PartnerInbox> GivenUpAsync()
    {
        var inbox = await ListenAsync(404, 404);
        await Partner.OpenedAsync();
        await Eventually.IsTrueAsync(() => Sandbox.Callbacks.All[0].Attempts.Count == 1, "the first attempt fails");
        Sandbox.Callbacks.Resend(Sandbox.Callbacks.All[0].Id);
        await Eventually.IsTrueAsync(() => Sandbox.Callbacks.All[0].Status == SandboxCallbackStatus.GivenUp, "the call back is given up");
        return inbox;
    }

    private async Task<PartnerInbox> ListenAsync(params int[] statuses)
    {
        var inbox = await PartnerInbox.StartAsync(statuses);
        Sandbox.Callbacks.SendTo(inbox.Url);
        return inbox;
    }

    private async Task<string> ListAsync(string language) =>
        WebUtility.HtmlDecode(await Partner.Http.GetStringAsync($"/dashboard/sections/callbacks?lang={language}", Cancellation));

    private async Task<HttpStatusCode> PressAsync(string path) => (await Partner.SendAsync(HttpMethod.Post, $"/dashboard/{path}")).Status;
}
