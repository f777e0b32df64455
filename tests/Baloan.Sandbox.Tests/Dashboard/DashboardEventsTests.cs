using System.Net.ServerSentEvents;
using System.Text.RegularExpressions;
using Baloan.Sandbox.Tests.Support;

namespace Baloan.Sandbox.Tests.Dashboard;

/// <summary>The stream that tells an open page what to fetch anew.</summary>
public sealed partial class DashboardEventsTests : SandboxTest
{
    [Fact]
    public async Task It_begins_with_the_version_that_a_page_has_when_nothing_changed_since()
    {
        await using var events = await ListenAsync();

        (await NextAsync(events)).Should().Be(("ready", await VersionOfPageAsync()));
    }

    [Fact]
    public async Task A_page_that_is_older_than_a_change_has_another_version()
    {
        var older = await VersionOfPageAsync();
        await Partner.OpenedAsync();
        await using var events = await ListenAsync();

        (await NextAsync(events)).Data.Should().NotBe(older);
    }

    [Fact]
    public async Task No_kind_is_lost_whatever_happens_meanwhile()
    {
        await using var events = await ListenAsync();
        await NextAsync(events);

        Sandbox.Faults.Add(SandboxFault.Slow(TimeSpan.Zero).For(SandboxOperation.SignContract));
        for (var sent = 0; sent < 1000; sent++)
        {
            await Partner.PoliciesAsync();
        }

        var kinds = new HashSet<string>();
        while (!kinds.IsSupersetOf(["fault", "request"]))
        {
            var (kind, data) = await NextAsync(events);
            kind.Should().Be("changed");
            kinds.UnionWith(data.Split(' '));
        }
    }

    private static async Task<(string Kind, string Data)> NextAsync(IAsyncEnumerator<SseItem<string>> events)
    {
        (await events.MoveNextAsync()).Should().BeTrue();
        return (events.Current.EventType, events.Current.Data);
    }

    private async Task<IAsyncEnumerator<SseItem<string>>> ListenAsync()
    {
        var stream = await Partner.Http.GetStreamAsync("/dashboard/events", Cancellation);
        return SseParser.Create(stream).EnumerateAsync(Cancellation).GetAsyncEnumerator(Cancellation);
    }

    private async Task<string> VersionOfPageAsync() =>
        Version().Match(await Partner.Http.GetStringAsync("/", Cancellation)).Groups["version"].Value;

    [GeneratedRegex("data-version=\"(?<version>[^\"]+)\"")]
    private static partial Regex Version();
}
