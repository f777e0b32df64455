using Baloan.Sandbox.Tests.Support;

namespace Baloan.Sandbox.Tests.Callbacks;

public sealed class CallbackTests : SandboxTest
{
    [Fact]
    public async Task Every_change_of_state_is_told_in_its_order()
    {
        await using var inbox = await ListenAsync();
        var loan = await Partner.OpenedAsync();
        await Sandbox.AdvanceAsync(loan);
        await Sandbox.MoveAsync(loan, SandboxLoanState.Blocked, "The cheque was lost.");

        var taken = await inbox.TakenAsync(3);

        taken.Select(callback => callback.Body).Should().Equal(
            $$"""{"uuid":"{{loan}}","state":"created"}""",
            $$"""{"uuid":"{{loan}}","state":"cheque_verified"}""",
            $$"""{"uuid":"{{loan}}","state":"blocked","reason":"The cheque was lost."}""");
    }

    [Fact]
    public async Task The_secret_goes_along_in_a_header()
    {
        await using var inbox = await PartnerInbox.StartAsync();
        Sandbox.Callbacks.SendTo(inbox.Url, "s3cret");
        await Partner.OpenedAsync();

        (await inbox.TakenAsync(1))[0].Secret.Should().Be("s3cret");
    }

    [Fact]
    public async Task The_secret_can_be_a_part_of_the_path()
    {
        await using var inbox = await PartnerInbox.StartAsync();
        Sandbox.Callbacks.SendTo(new(inbox.Url + "/s3cret"));
        await Partner.OpenedAsync();

        var taken = (await inbox.TakenAsync(1))[0];
        taken.Path.Should().Be("/baloan/callbacks/s3cret");
        taken.Secret.Should().BeNull();
    }

    [Fact]
    public async Task A_call_back_is_tried_until_it_is_received_and_each_attempt_is_recorded()
    {
        await using var inbox = await ListenAsync(500, 302, 204);
        await Partner.OpenedAsync();

        await inbox.TakenAsync(3);
        await Eventually.IsTrueAsync(() => Sandbox.Callbacks.All[0].Status == SandboxCallbackStatus.Delivered, "the call back is delivered");

        Sandbox.Callbacks.All.Should().ContainSingle().Which.Attempts.Select(attempt => attempt.Status).Should().Equal(500, 302, 204);
    }

    [Fact]
    public async Task A_partner_that_cannot_be_reached_is_given_up_in_the_end()
    {
        Sandbox.Callbacks.SendTo(PartnerInbox.Unreachable);
        await Partner.OpenedAsync();

        await Eventually.IsTrueAsync(() => Sandbox.Callbacks.All[0].Status == SandboxCallbackStatus.GivenUp, "the call back is given up");

        var attempts = Sandbox.Callbacks.All[0].Attempts;
        attempts.Should().HaveCount(4).And.OnlyContain(attempt => attempt.Status == null && attempt.Answer!.Length > 0);
    }

    [Fact]
    public async Task Of_an_answer_without_an_end_the_start_is_kept()
    {
        await using var inbox = await ListenAsync();
        inbox.AnswersWithoutEnd = true;
        await Partner.OpenedAsync();

        await Eventually.IsTrueAsync(() => Sandbox.Callbacks.All[0].Status == SandboxCallbackStatus.Delivered, "the call back is delivered");

        Sandbox.Callbacks.All[0].Attempts.Should().ContainSingle().Which.Answer.Should().Be(new string('x', 2000));
    }

    [Fact]
    public async Task A_call_back_can_be_sent_again_by_hand()
    {
        await using var inbox = await ListenAsync();
        await Partner.OpenedAsync();
        await inbox.TakenAsync(1);

        Sandbox.Callbacks.Resend(Sandbox.Callbacks.All[0].Id);

        await inbox.TakenAsync(1);
        inbox.Received.Select(callback => callback.Body).Distinct().Should().ContainSingle();
    }

    [Fact]
    public async Task A_call_back_of_any_state_can_be_sent()
    {
        await using var inbox = await ListenAsync();
        var loan = Guid.NewGuid();

        Sandbox.Callbacks.Send(loan, "blocked/canceld", "reason of blocked or cancled");

        (await inbox.TakenAsync(1))[0].Body.Should().Be($$"""{"uuid":"{{loan}}","state":"blocked/canceld","reason":"reason of blocked or cancled"}""");
    }

    [Fact]
    public async Task Call_backs_can_be_repeated()
    {
        await using var inbox = await ListenAsync();
        Sandbox.Callbacks.Behavior = new() { Repeats = 2 };
        await Partner.OpenedAsync();

        (await inbox.TakenAsync(3)).Select(callback => callback.Body).Distinct().Should().ContainSingle();
    }

    [Fact]
    public async Task Call_backs_can_change_places()
    {
        await using var inbox = await ListenAsync();
        Sandbox.Callbacks.Behavior = new() { Reorder = true };
        var loan = await Partner.OpenedAsync();
        await Sandbox.AdvanceAsync(loan);

        (await inbox.TakenAsync(2)).Select(callback => callback.Body.Contains("cheque_verified")).Should().Equal(true, false);
    }

    [Fact]
    public async Task Call_backs_can_have_a_wrong_body()
    {
        await using var inbox = await ListenAsync();
        Sandbox.Callbacks.Behavior = new() { WrongBody = "<xml/>" };
        await Partner.OpenedAsync();

        (await inbox.TakenAsync(1))[0].Body.Should().Be("<xml/>");
    }

    [Fact]
    public async Task Call_backs_can_be_held_back()
    {
        await using var inbox = await ListenAsync();
        Sandbox.Callbacks.Behavior = new() { Delay = TimeSpan.FromHours(1) };
        await Partner.OpenedAsync();

        Sandbox.Callbacks.All.Should().ContainSingle().Which.Status.Should().Be(SandboxCallbackStatus.Pending);
        inbox.Received.Should().BeEmpty();
    }

    [Fact]
    public async Task A_reset_ends_what_is_under_way()
    {
        await using var inbox = await ListenAsync();
        Sandbox.Callbacks.Behavior = new() { Delay = TimeSpan.FromMilliseconds(1) };
        var first = await Partner.OpenedAsync();
        Sandbox.Reset();
        var second = await Partner.OpenedAsync();
        await inbox.TakenAsync(1);
        await Eventually.IsTrueAsync(() => Sandbox.Callbacks.All.All(callback => callback.Status == SandboxCallbackStatus.Delivered), "the call back is delivered");

        second.Should().Be(first, "the seed is the same");
        Sandbox.Callbacks.All.Should().ContainSingle().Which.Attempts.Should().ContainSingle();
    }

    [Fact]
    public async Task No_call_back_is_made_without_an_address()
    {
        await Partner.OpenedAsync();

        Sandbox.Callbacks.All.Should().BeEmpty();
    }

    [Fact]
    public void An_address_that_is_none_is_refused() =>
        Sandbox.Invoking(sandbox => sandbox.Callbacks.SendTo(new("ftp://partner.example"))).Should().Throw<ArgumentException>();

    protected override void Configure(BaloanSandboxOptions options)
    {
        options.CallbackPause = TimeSpan.FromMilliseconds(1);
        options.CallbackAttempts = 4;
    }

    private async Task<PartnerInbox> ListenAsync(params int[] statuses)
    {
        var inbox = await PartnerInbox.StartAsync(statuses);
        Sandbox.Callbacks.SendTo(inbox.Url);
        return inbox;
    }
}
