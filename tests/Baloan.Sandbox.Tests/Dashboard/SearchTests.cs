using System.Net;
using System.Text.RegularExpressions;
using Baloan.Sandbox.Tests.Support;

namespace Baloan.Sandbox.Tests.Dashboard;

/// <summary>Search and pages of the long lists.</summary>
public sealed partial class SearchTests : SandboxTest
{
    [Theory]
    [InlineData("{0}")]
    [InlineData("1")]
    [InlineData("789")]
    [InlineData("۰۹۱۲۳۴۵۶۷۸۹")]
    [InlineData("BLOCKED")]
    [InlineData("مسدود")]
    [InlineData("مسدود 789")]
    public async Task A_loan_is_found_by_its_id_number_phone_and_state(string search)
    {
        var wanted = await Partner.OpenedAsync();
        await Sandbox.MoveAsync(wanted, SandboxLoanState.Blocked);
        await Partner.OpenedAsync(Partner.LoanBody("09121112233", "0012345679"));

        (await IdsAsync($"/dashboard/sections/loans?loans={Escaped(search, wanted)}")).Should().Equal($"loan-{wanted}");
    }

    [Theory]
    [InlineData("{0}", "3")]
    [InlineData("409", "")]
    [InlineData("400", "4")]
    [InlineData("duplicate_request", "")]
    [InlineData("not_match_store", "4")]
    [InlineData("open_loan", "4,2")]
    [InlineData("get_contract", "3")]
    [InlineData("6789", "3,2")]
    [InlineData("open_loan 201", "2")]
    public async Task A_request_is_found_by_its_loan_operation_status_and_code(string search, string numbers)
    {
        var loan = await VerifiedLoanAsync();
        await Partner.ContractAsync(loan);
        await Partner.OpenAsync(Partner.LoanBody("09121112233", "0012345679", amount: 1));
        var expected = numbers.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(number => $"request-{number}").ToList();
        if (search == "{0}")
        {
            expected.Add("request-2"); // its answer gave the id
        }

        (await IdsAsync($"/dashboard/sections/requests?requests={Escaped(search, loan)}")).Should().Equal(expected);
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("6789")]
    [InlineData("404")]
    [InlineData("given_up")]
    [InlineData("رها")]
    [InlineData("created")]
    public async Task A_call_back_is_found_by_its_loan_state_and_status(string search)
    {
        await using var inbox = await PartnerInbox.StartAsync(404);
        Sandbox.Callbacks.SendTo(inbox.Url);
        var loan = await Partner.OpenedAsync();
        await Eventually.IsTrueAsync(() => Sandbox.Callbacks.All[0].Status == SandboxCallbackStatus.GivenUp, "the call back is given up");
        var other = Sandbox.Callbacks.Send(Guid.NewGuid(), "loan_paid");
        await Eventually.IsTrueAsync(() => Sandbox.Callbacks.All[1].Status == SandboxCallbackStatus.Delivered, "the other is delivered");

        (await IdsAsync($"/dashboard/sections/callbacks?callbacks={Escaped(search, loan)}"))
            .Should().Equal($"callback-{Sandbox.Callbacks.All[0].Id}").And.NotContain($"callback-{other.Id}");
    }

    [Theory]
    [InlineData("en", "Nothing found")]
    [InlineData("fa", "چیزی پیدا نشد")]
    public async Task A_search_that_finds_nothing_says_so_and_shows_what_was_searched(string language, string words)
    {
        await Partner.OpenedAsync();

        var page = await PageAsync($"/?lang={language}&loans=%22nothing%22&requests=open_loan");

        page.Should().Contain(words).And.Contain("name=\"loans\" value=\"&quot;nothing&quot;\"")
            .And.Contain("<input type=\"hidden\" name=\"requests\" value=\"open_loan\">", "a search in one list keeps that in another")
            .And.Contain("href=\"/?requests=open_loan#loans\"");
    }

    [Fact]
    public async Task Pages_lead_from_the_newest_to_the_oldest_and_back_and_keep_the_search()
    {
        SendMany(60);
        var start = await PageAsync("/?lang=en&loans=x&callbacks=created");

        var (pages, ids) = (new List<string> { start }, CallbacksOn(start).ToList());
        while (pages.Count < 5 && Link(pages[^1], "older") is { } older)
        {
            older.Should().StartWith("/?loans=x&callbacks=created&callbacks_before=").And.EndWith("#callbacks");
            pages.Add(await PageAsync(older));
            ids.AddRange(CallbacksOn(pages[^1]));
        }

        ids.Should().Equal(Sandbox.Callbacks.All.Reverse().Select(callback => $"callback-{callback.Id}"));
        pages.Should().HaveCount(3);
        pages[1].Should().Contain("26 to 50 of 60 found among 60");
        var newer = await PageAsync(Link(pages[2], "newer")!);
        CallbacksOn(newer).Should().Equal(CallbacksOn(pages[1]));
        Link(newer, "newer").Should().Be("/?loans=x&callbacks=created#callbacks");
        Link(start, "newer").Should().BeNull();
    }

    [Fact]
    public async Task What_comes_meanwhile_moves_nothing_on_an_older_page()
    {
        SendMany(40);
        var older = await PageAsync(Link(await PageAsync("/?lang=en"), "older")!);
        var source = Source().Match(older).Groups["address"].Value;

        SendMany(30);
        var list = await PageAsync(source);

        source.Should().Be("/dashboard/sections/callbacks?callbacks_before=16");
        CallbacksOn(list).Should().HaveCount(15).And.Equal(CallbacksOn(older));
        list.Should().Contain("56 to 70 of 70");
    }

    [Fact]
    public async Task A_place_that_is_none_shows_the_newest()
    {
        SendMany(2);

        (await IdsAsync("/dashboard/sections/callbacks?callbacks_before=soon")).Should().HaveCount(2);
    }

    protected override void Configure(BaloanSandboxOptions options) => options.CallbackAttempts = 1;

    private void SendMany(int count)
    {
        for (var sent = 0; sent < count; sent++)
        {
            Sandbox.Callbacks.Send(Guid.NewGuid(), "created");
        }
    }

    private static string Escaped(string search, Guid loan) => Uri.EscapeDataString(string.Format(null, search, loan));

    private async Task<IReadOnlyList<string>> IdsAsync(string path) => Ids(await PageAsync(path));

    private async Task<string> PageAsync(string path) => await Partner.Http.GetStringAsync(path, Cancellation);

    private static IReadOnlyList<string> Ids(string page) => [.. Id().Matches(page).Select(entry => entry.Groups["id"].Value)];

    private static IEnumerable<string> CallbacksOn(string page) => Ids(page).Where(id => id.StartsWith("callback-", StringComparison.Ordinal));

    private static string? Link(string page, string key) =>
        Way().Matches(page).Where(way => way.Groups["key"].Value == key).Select(way => WebUtility.HtmlDecode(way.Groups["address"].Value)).SingleOrDefault();

    [GeneratedRegex("<(?:article|details) class=\"[^\"]*\" id=\"(?<id>(?:loan|request|callback)-[^\"]+)\"")]
    private static partial Regex Id();

    [GeneratedRegex("<a href=\"(?<address>[^\"]+)\" data-key=\"(?<key>newer|older)\">")]
    private static partial Regex Way();

    [GeneratedRegex("data-section=\"callbacks\" data-source=\"(?<address>[^\"]+)\"")]
    private static partial Regex Source();
}
