using Microsoft.Extensions.Time.Testing;

namespace Baloan.Sandbox.Tests.Contracts;

/// <summary>What a contract's file shows.</summary>
public sealed class ContractDrawingTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 20, 10, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task In_English_it_has_the_figures_and_the_days_of_the_loan()
    {
        using var contract = await ContractAsync("en");

        contract.Found.Should().Contain([
            "10,000,000 Toman", "1,057,616 Toman", "12,691,397 Toman", "12 months", "07148143380", "09123456789", "1999-02-14", "2026-03-20, 10:00 UTC",
        ]);
    }

    [Fact]
    public async Task In_Persian_it_has_them_in_Persian_digits_and_in_the_Persian_calendar()
    {
        using var contract = await ContractAsync("fa");

        var toman = DrawnContract.FromLeft(" تومان");
        contract.Found.Should().Contain([
            $"{toman}۱۰٬۰۰۰٬۰۰۰", $"{toman}۱٬۰۵۷٬۶۱۶", $"{toman}۱۲٬۶۹۱٬۳۹۷", DrawnContract.FromLeft(" ماه") + "۱۲", "۰۷۱۴۸۱۴۳۳۸۰", "۰۹۱۲۳۴۵۶۷۸۹",
            "۱۳۷۷/۱۱/۲۵", DrawnContract.FromLeft(" به وقت جهانی") + "۱۰:۰۰" + DrawnContract.FromLeft("، ساعت ") + "۱۴۰۴/۱۲/۲۹",
        ]);
    }

    [Theory]
    [InlineData("fa")]
    [InlineData("en")]
    public async Task The_file_itself_is_dated_as_PDF_wants_it_in_any_culture(string language)
    {
        using var contract = await ContractAsync(language);

        contract.Document.Information.CreationDate.Should().Be("D:20260320100000+00'00'");
        contract.Document.TryGetXmpMetadata(out var metadata).Should().BeTrue();
        metadata!.GetXDocument().ToString().Should().Contain("<xmp:CreateDate>2026-03-20T10:00:00Z</xmp:CreateDate>");
    }

    [Theory]
    [InlineData("قرارداد وام", "\uFEE1\uFE8D\uFEED \uFEA9\uFE8D\uFEA9\uFEAD\uFE8D\uFEAE\uFED7")]
    [InlineData("مبلغ", "\uFECE\uFEE0\uFE92\uFEE3")]
    [InlineData("شمارهٔ همراه", "\uFEE9\uFE8D\uFEAE\uFEE4\uFEEB \u0654\uFEE9\uFEAD\uFE8E\uFEE4\uFEB7")]
    [InlineData("امضای متقاضی با رمز یک‌بارمصرف", "\uFED1\uFEAE\uFEBC\uFEE3\uFEAD\uFE8E\uFE91\u200C\uFB8F\uFBFE \uFEB0\uFEE3\uFEAD \uFE8E\uFE91 \uFBFD\uFEBF\uFE8E\uFED8\uFE98\uFEE3 \uFBFC\uFE8E\uFEC0\uFEE3\uFE8D")]
    public async Task Its_Persian_words_are_joined_and_run_from_right_to_left(string words, string drawn)
    {
        using var contract = await ContractAsync("fa");

        contract.Drawn.Should().Contain(DrawnContract.ShapesOf(drawn));
        contract.Found.Should().Contain(DrawnContract.FromLeft(words));
    }

    [Fact]
    public async Task Its_table_pays_back_everything_with_the_last_instalment()
    {
        using var contract = await ContractAsync("en");

        contract.Found.SkipWhile(text => text != "Left to pay (Toman)").Skip(1).Take(36).Chunk(3).Select(row => string.Join(' ', row)).Should()
            .HaveCount(12).And.StartWith("1 1,057,616 11,633,781").And.EndWith("12 1,057,621 0");
    }

    [Fact]
    public async Task A_table_that_goes_on_has_its_head_on_each_page_and_each_page_its_number()
    {
        using var contract = await ContractAsync("en", loanDue: 60);

        contract.Document.NumberOfPages.Should().Be(3);
        contract.Found.Where(text => text == "Left to pay (Toman)").Should().HaveCount(3);
        contract.Found.Should().Contain(["Page 1 of 3", "Page 2 of 3", "Page 3 of 3"]);
    }

    private async Task<DrawnContract> ContractAsync(string language, int loanDue = 12)
    {
        await using var sandbox = await BaloanSandbox.StartAsync(
            options =>
            {
                options.TimeProvider = _time;
                options.Policies = [SandboxPolicy.Documented[0] with { PossibleLoanDues = [loanDue] }];
            },
            Cancellation);
        return await ContractOf.ALoanAsync(sandbox, language, loanDue);
    }
}
