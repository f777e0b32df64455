using Baloan.Sdk.Tests.Book;
using Baloan.Sdk.Tests.Databases;
using Baloan.Sdk.Tests.Settling;
using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk.Tests.Desk;

/// <summary>What the desk shows, and what it never does.</summary>
public sealed class DeskPageTests(TestDatabases databases)
{
    private const string Reason = "بدهی معوق کد ملی 0499370899 تلفن 09121234567";

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task It_shows_what_waits_for_a_person(DatabaseKind kind)
    {
        await using var world = await BookWorld.StartAsync(databases, kind);
        var (stuck, orphan) = (Guid.NewGuid(), Guid.NewGuid());
        await world.AddAsync(context =>
        {
            context.AddLine("order-1", LoanBookStatus.Unknown);
            context.AddLine("order-2", LoanBookStatus.Opened, ("LoanId", stuck), ("StatusAt", SettlingWorld.Now.AddDays(-20)), ("State", LoanState.ChequeVerified));
            context.AddLine("order-3", LoanBookStatus.Opened, ("LoanId", Guid.NewGuid()));
            context.AddCallback(orphan, LoanState.Created, ("ReceivedAt", SettlingWorld.Now.AddDays(-3)));
        });
        await using var desk = await DeskHost.StartAsync(world);

        var (_, html) = await desk.GetAsync();

        html.Should().Contain("order-1").And.Contain("No loan has been told of").And.Contain("12,500,000 Toman")
            .And.Contain("order-2").And.Contain(stuck.ToString()).And.Contain("cheque verified").And.Contain(orphan.ToString())
            .And.NotContain("order-3").And.NotContain(">Partner<", "there is one book alone");
    }

    [Fact]
    public async Task It_never_shows_a_reason_which_may_hold_personal_data()
    {
        await using var world = await BookWorld.StartAsync(databases, DatabaseKind.Sqlite);
        var loan = Guid.NewGuid();
        await world.AddAsync(context => context.AddCallback(loan, LoanState.Blocked, ("DeadAt", SettlingWorld.Now), ("HandledAt", null), ("Reason", Reason)));
        await using var desk = await DeskHost.StartAsync(world);

        foreach (var language in new[] { "en", "fa" })
        {
            var (_, html) = await desk.GetAsync(language: language);
            html.Should().Contain(loan.ToString()).And.NotContain("0499370899").And.NotContain("09121234567").And.NotContain("بدهی");
        }

        world.Logs.Lines.Where(line => line.Category.StartsWith("Baloan", StringComparison.Ordinal)).Should().NotContain(line => line.Text.Contains("0499370899", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reference_is_text_whatever_it_looks_like()
    {
        const string reference = "\"><script>alert('1')</script>&amp;";
        await using var world = await BookWorld.StartAsync(databases, DatabaseKind.Sqlite);
        await world.AddAsync(context =>
        {
            context.AddLine(reference, LoanBookStatus.Unknown);
            context.AddCallback(Guid.NewGuid(), LoanState.From("<script>alert(2)</script>"), ("DeadAt", SettlingWorld.Now), ("Error", "<script>alert(3)</script>"));
        });
        await using var desk = await DeskHost.StartAsync(world);

        var (_, html) = await desk.GetAsync($"{DeskHost.Path}?notice=<script>&lang=<script>");

        html.Should().NotContain("<script");
        await desk.SubmitAsync(html, "settle-as-not-opened", reference, ("confirmed", "yes"));
        (await world.LineAsync(reference)).Status.Should().Be(LoanBookStatus.NotOpened);
    }

    [Theory]
    [InlineData(null, "", "en")]
    [InlineData("fa-IR,fa;q=0.9,en;q=0.8", "", "fa")]
    [InlineData("de, en-GB;q=0.3, fa;q=0.7", "", "fa")]
    [InlineData("de", "", "en")]
    [InlineData("fa", "?lang=en", "en")]
    [InlineData("en", "?lang=fa", "fa")]
    public async Task It_speaks_the_readers_language(string? accepted, string query, string language)
    {
        await using var world = await BookWorld.StartAsync(databases, DatabaseKind.Sqlite);
        await using var desk = await DeskHost.StartAsync(world);

        var (response, html) = await desk.GetAsync(DeskHost.Path + query, accepted);

        response.Content.Headers.ContentLanguage.Should().Equal(language);
        html.Should().Contain($"<html lang=\"{language}\" dir=\"{(language == "fa" ? "rtl" : "ltr")}\">").And.Contain(language == "fa" ? "میز وام‌ها" : "Loan desk");
    }

    [Fact]
    public async Task Persian_has_its_own_digits_calendar_and_time()
    {
        await using var world = await BookWorld.StartAsync(databases, DatabaseKind.Sqlite);
        await world.AddAsync(context => context.AddLine("order-1", LoanBookStatus.Unknown, ("AttemptedAt", new DateTime(2026, 3, 21, 22, 0, 0, DateTimeKind.Utc))));
        await using var desk = await DeskHost.StartAsync(world);

        (await desk.GetAsync(language: "fa")).Html.Should().Contain("۱۴۰۵/۰۱/۰۲ ۰۱:۳۰ به وقت تهران").And.Contain("۱۲٬۵۰۰٬۰۰۰ تومان");
        (await desk.GetAsync(language: "en")).Html.Should().Contain("2026-03-21 22:00 UTC");
    }

    [Fact]
    public async Task A_long_list_shows_a_hundred_and_says_how_many_there_are()
    {
        await using var world = await BookWorld.StartAsync(databases, DatabaseKind.Sqlite);
        await world.AddAsync(context =>
        {
            for (var i = 0; i < 105; i++)
            {
                context.AddLine($"order-{i}", LoanBookStatus.Unknown);
                context.AddCallback(Guid.NewGuid(), LoanState.Created, ("DeadAt", SettlingWorld.Now), ("ReceivedAt", SettlingWorld.Now.AddDays(-9)));
            }
        });
        await using var desk = await DeskHost.StartAsync(world);

        var (_, html) = await desk.GetAsync();

        System.Text.RegularExpressions.Regex.Count(html, "The first 100 of 105\\.").Should().Be(3);
        System.Text.RegularExpressions.Regex.Count(html, "<article>").Should().Be(300);
    }

    [Fact]
    public async Task Several_books_show_whose_a_line_is_and_settle_each_its_own()
    {
        await using var world = await BookWorld.StartAsync(databases, DatabaseKind.Sqlite);
        await world.AddAsync(context =>
        {
            context.AddLine("order-1", LoanBookStatus.Unknown);
            context.AddLine("order-1", LoanBookStatus.Unknown, ("Partner", "second"));
        });
        await using var desk = await DeskHost.StartAsync(world, services => services
            .AddBaloanClient("second", world.UseSandbox).UseLoanBook<OrderDatabase>(options => options.FingerprintKey = BookWorld.FingerprintKey));

        var (_, html) = await desk.GetAsync();
        await desk.SubmitAsync(html, "settle-as-not-opened", "second", ("confirmed", "yes"));

        html.Should().Contain("<dt>Partner</dt>");
        await world.InDatabaseAsync(context =>
        {
            context.Loans.OrderBy(line => line.Partner).Select(line => line.Status).Should().Equal(LoanBookStatus.Unknown, LoanBookStatus.NotOpened);
            return Task.CompletedTask;
        });
    }
}
