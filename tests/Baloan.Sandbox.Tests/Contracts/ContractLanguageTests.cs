using System.Net;
using Baloan.Sandbox.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Baloan.Sandbox.Tests.Contracts;

/// <summary>The language of a contract's file.</summary>
public sealed class ContractLanguageTests : SandboxTest
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 20, 10, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("fa", "fa")]
    [InlineData("fa-IR", "fa")]
    [InlineData("en", "en")]
    [InlineData("EN-gb", "en")]
    [InlineData("en-US;q=0.5, fa", "fa")]
    [InlineData("fa;q=0.5, en-US", "en")]
    [InlineData("fa, en", "fa")]
    [InlineData("en, fa", "en")]
    [InlineData("en, *;q=0.1", "en")]
    [InlineData("en;q=0.1, *", "fa")]
    [InlineData("de, en;q=0.1", "en")]
    [InlineData("de", "fa")]
    [InlineData("*", "fa")]
    [InlineData("fa;q=0, *", "en")]
    [InlineData("fa;q=0", "en")]
    [InlineData("fa;q=0, en;q=0", "fa")]
    [InlineData("english", "fa")]
    [InlineData(";;q=two, ,=", "fa")]
    [InlineData("", "fa")]
    [InlineData(null, "fa")]
    public async Task It_is_the_one_that_is_asked_for_most_or_else_Persian(string? accepted, string language)
    {
        using var answer = await DownloadAsync(await VerifiedLoanAsync(), accepted);

        answer.Content.Headers.ContentLanguage.Should().Equal(language);
        using var contract = new DrawnContract(await answer.Content.ReadAsByteArrayAsync(Cancellation));
        contract.Document.Information.Title.Should().Be(language == "fa" ? "قرارداد وام" : "Loan contract");
        contract.Found.Should()
            .Contain(language == "fa" ? DrawnContract.FromLeft("سندباکس. این قرارداد واقعی نیست.") : "Sandbox. Not a real contract.");
    }

    [Theory]
    [InlineData("?lang=en", "fa", "en")]
    [InlineData("?lang=fa", "en", "fa")]
    [InlineData("?lang=de", "en", "en")]
    [InlineData("?lang=", "en", "en")]
    public async Task Its_address_can_say_it(string query, string accepted, string language)
    {
        using var answer = await DownloadAsync(await VerifiedLoanAsync(), accepted, query);

        answer.Content.Headers.ContentLanguage.Should().Equal(language);
    }

    [Fact]
    public async Task A_file_says_what_its_language_depends_on()
    {
        using var answer = await DownloadAsync(await VerifiedLoanAsync(), "en");

        answer.Headers.Vary.Should().Equal("Accept-Language");
    }

    [Fact]
    public async Task The_same_contract_is_the_same_file_each_time_in_one_language_and_another_in_the_other()
    {
        var loan = await VerifiedLoanAsync();

        var files = await Task.WhenAll(Enumerable.Range(0, 24).Select(number => BytesAsync(loan, number % 2 == 0 ? "fa" : "en")));

        files.Select(Convert.ToHexString).Distinct().Should().HaveCount(2);
        Convert.ToHexString(files[0]).Should().Be(Convert.ToHexString(await BytesAsync(loan, "fa"))).And.NotBe(Convert.ToHexString(files[1]));
    }

    [Fact]
    public async Task Two_sandboxes_with_one_seed_write_the_same_file()
    {
        var loan = await VerifiedLoanAsync();
        await using var other = await BaloanSandbox.StartAsync(Configure, Cancellation);
        using var partner = await Partner.LogInAsync(other);
        var same = await partner.OpenedAsync();
        await other.AdvanceAsync(same);

        var file = await partner.Http.GetByteArrayAsync($"/media/contracts/{other.Loan(same).ContractId}.pdf", Cancellation);

        file.Should().Equal(await BytesAsync(loan, "fa"));
    }

    [Fact]
    public async Task A_contract_that_does_not_exist_is_no_address_in_any_language()
    {
        using var answer = await Partner.Http.GetAsync($"/media/contracts/{Guid.NewGuid()}.pdf?lang=fa", Cancellation);

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    protected override void Configure(BaloanSandboxOptions options) => (options.TimeProvider, options.Seed) = (_time, 7);

    private async Task<byte[]> BytesAsync(Guid loan, string accepted)
    {
        using var answer = await DownloadAsync(loan, accepted);
        return await answer.Content.ReadAsByteArrayAsync(Cancellation);
    }

    private Task<HttpResponseMessage> DownloadAsync(Guid loan, string? accepted, string query = "")
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/media/contracts/{Sandbox.Loan(loan).ContractId}.pdf{query}");
        if (accepted is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Language", accepted);
        }

        return Partner.Http.SendAsync(request, Cancellation);
    }
}
