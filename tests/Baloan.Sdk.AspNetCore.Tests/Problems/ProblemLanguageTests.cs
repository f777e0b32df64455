using Microsoft.AspNetCore.Builder;

namespace Baloan.Sdk.AspNetCore.Tests.Problems;

/// <summary>Whose language a problem is told in.</summary>
public sealed class ProblemLanguageTests
{
    private const string English = "It is not known whether this was done. Do not repeat it.";
    private const string Persian = "معلوم نیست این کار انجام شده است یا نه. آن را تکرار نکنید.";

    private static readonly BaloanException Unknown = new BaloanOutcomeUnknownException("POST loan/");

    [Theory]
    [InlineData("fa", Persian)]
    [InlineData("fa-IR,fa;q=0.9,en-US;q=0.8,en;q=0.7", Persian)]
    [InlineData("FA-ir", Persian)]
    [InlineData("de, en;q=0.5, fa;q=0.8", Persian)]
    [InlineData("en-US,en;q=0.9", English)]
    [InlineData("fa;q=0, en", English)]
    [InlineData("far", English)]
    [InlineData("de", English)]
    [InlineData("*", English)]
    [InlineData(";;;=,", English)]
    [InlineData(null, English)]
    public async Task The_sender_of_the_request_chooses(string? language, string expected)
    {
        await using var host = await ProblemHost.ThrowingAsync(Unknown, before: ProblemHost.InCulture("en-US"));

        (await host.ProblemAsync(language)).Title.Should().Be(expected);
    }

    [Theory]
    [InlineData("", English)]
    [InlineData("en-US", English)]
    [InlineData("fa-IR", Persian)]
    public async Task The_servers_own_language_stands_in(string culture, string expected)
    {
        await using var host = await ProblemHost.ThrowingAsync(Unknown, before: ProblemHost.InCulture(culture));

        (await host.ProblemAsync()).Title.Should().Be(expected);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_application_that_localizes_chooses_itself(bool isAfter)
    {
        static void Localize(WebApplication app) => app.UseRequestLocalization("fa-IR", "en");
        await using var host = await ProblemHost.StartAsync(_ => Task.FromException(Unknown), before: isAfter ? null : Localize, after: isAfter ? Localize : null);

        (await host.ProblemAsync("de")).Title.Should().Be(Persian);
        (await host.ProblemAsync("fa", "/?culture=en")).Title.Should().Be(English);
    }

    [Fact]
    public async Task The_answer_says_in_which_language_it_is()
    {
        await using var host = await ProblemHost.ThrowingAsync(Unknown);

        using var response = await host.GetAsync("fa-IR");

        response.Content.Headers.ContentLanguage.Should().Equal("fa");
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Should().Contain(Persian, "Persian stays readable");
    }

    [Theory]
    [InlineData("fa", "کد تأیید نادرست است. دوباره بنویسید.")]
    [InlineData("en", "The code is wrong. Enter it again.")]
    public async Task The_sentence_of_a_code_is_in_that_language_too(string language, string expected)
    {
        var error = new BaloanApiError { StatusCode = System.Net.HttpStatusCode.BadRequest, Code = BaloanErrorCode.IncorrectOtpCode };
        await using var host = await ProblemHost.ThrowingAsync(error.ToException());

        (await host.ProblemAsync(language)).Detail.Should().Be(expected);
    }
}
