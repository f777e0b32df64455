using System.Globalization;
using System.Net;
using Baloan.Sandbox.Tests.Support;

namespace Baloan.Sandbox.Tests.Dashboard;

/// <summary>A dashboard with more loans than a page can show.</summary>
public sealed class ManyLoansTests : SandboxTest
{
    private const int Count = 10_001;

    [Fact]
    public async Task One_among_ten_thousand_is_found_by_its_last_digits_and_moved_in_both_languages()
    {
        await OpenAllAsync();
        var (first, second) = (Sandbox.Loans[0], Sandbox.Loans[1]);
        (await PageAsync("/?lang=en")).Should().Contain("1 to 25 of 10,001").And.NotContain(first.Id.ToString());
        (await PageAsync("/?lang=fa")).Should().Contain("۱ تا ۲۵ از ۱۰٬۰۰۱");

        await FindAndAdvanceAsync(first, $"/?lang=en&loans={LastDigitsOf(first)}", "1 to 1 of 1 found among 10,001");
        await FindAndAdvanceAsync(second, $"/?lang=fa&loans={Uri.EscapeDataString(Persian(LastDigitsOf(second)))}", "۱ تا ۱ از ۱ مورد پیداشده، میان ۱۰٬۰۰۱");

        (await PageAsync("/?lang=en&loans=cheque_verified")).Should().Contain("1 to 2 of 2 found among 10,001")
            .And.Contain($"id=\"loan-{first.Id}\"").And.Contain($"id=\"loan-{second.Id}\"");
    }

    protected override void Configure(BaloanSandboxOptions options) => options.TokenLifetime = TimeSpan.FromHours(1);

    private async Task FindAndAdvanceAsync(SandboxLoan loan, string search, string count)
    {
        var page = await PageAsync(search);
        page.Should().Contain(count).And.Contain($"id=\"loan-{loan.Id}\"").And.Contain($"action=\"/dashboard/loans/{loan.Id}/advance\"");

        using var request = new HttpRequestMessage(HttpMethod.Post, $"/dashboard/loans/{loan.Id}/advance");
        request.Headers.Accept.ParseAdd("text/html");
        request.Headers.Referrer = new Uri(Sandbox.BaseAddress, search);
        using var answer = await Partner.Http.SendAsync(request, Cancellation);

        Sandbox.Loan(loan.Id).State.Should().Be(SandboxLoanState.ChequeVerified);
        answer.StatusCode.Should().Be(HttpStatusCode.SeeOther);
        answer.Headers.Location!.OriginalString.Should().Be(search, "the search is kept");
    }

    private async Task OpenAllAsync()
    {
        var bodies = Enumerable.Range(0, Count).Select(number => Partner.LoanBody($"0912{number:D7}", $"55{number:D8}"));
        await Parallel.ForEachAsync(bodies, Cancellation, async (body, _) => await Partner.OpenedAsync(body));
        Sandbox.Loans.Should().HaveCount(Count);
    }

    private static string LastDigitsOf(SandboxLoan loan) => loan.PhoneNumber[^7..];

    private static string Persian(string digits) =>
        string.Concat(digits.Select(digit => (char)('۰' + CharUnicodeInfo.GetDecimalDigitValue(digit))));

    private async Task<string> PageAsync(string path) => WebUtility.HtmlDecode(await Partner.Http.GetStringAsync(path, Cancellation));
}
