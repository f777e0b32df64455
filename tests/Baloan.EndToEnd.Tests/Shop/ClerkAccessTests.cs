using System.Net;
using Baloan.EndToEnd.Tests.Shop.Hosted;

namespace Baloan.EndToEnd.Tests.Shop;

/// <summary>The clerk's pages, before people who guess and behind a proxy.</summary>
public sealed class ClerkAccessTests(HostedShop shop) : IClassFixture<HostedShop>
{
    private const int Tries = 5;

    private const string KnownProxy = "198.51.100.4";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_password_is_tried_five_times_a_minute_and_each_refusal_is_logged_with_its_address()
    {
        using var guesser = shop.Visit(address: "203.0.113.10");
        using var clerk = shop.Visit(address: "203.0.113.11");

        var statuses = await GuessAsync(guesser, Tries + 1);
        using var signedIn = await clerk.SignInAsync(HostedShop.ClerkPassword);

        statuses[..Tries].Should().OnlyContain(status => status == HttpStatusCode.OK);
        statuses[Tries].Should().Be(HttpStatusCode.TooManyRequests);
        signedIn.StatusCode.Should().Be(HttpStatusCode.Redirect, "another address has tries of its own");
        shop.Log.Where(line => line.Contains("203.0.113.10", StringComparison.Ordinal)).Should().HaveCount(Tries + 1)
            .And.OnlyContain(line => line.StartsWith("Warning: ", StringComparison.Ordinal))
            .And.NotContain(line => line.Contains("a guess", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_tried_too_often_is_told_when_to_come_back()
    {
        using var guesser = shop.Visit(address: "203.0.113.20");
        await GuessAsync(guesser, Tries);

        using var answer = await guesser.SignInAsync("a guess");

        answer.Headers.RetryAfter!.Delta.Should().BePositive().And.BeLessThanOrEqualTo(TimeSpan.FromMinutes(1));
        (await answer.Content.ReadAsStringAsync(Token)).Should().Contain("یک دقیقه");
    }

    [Theory]
    [InlineData("203.0.113.30", false, "a stranger's own word for its address counts for nothing")]
    [InlineData(KnownProxy, true, "a known proxy tells of each client")]
    public async Task The_tries_are_those_of_the_address_that_a_known_proxy_tells(string sender, bool areApart, string because)
    {
        using var guesser = shop.Visit(address: sender);
        var statuses = new List<HttpStatusCode>();
        for (var guess = 0; guess <= Tries; guess++)
        {
            guesser.Http.DefaultRequestHeaders.Remove("X-Forwarded-For");
            guesser.Http.DefaultRequestHeaders.Add("X-Forwarded-For", $"192.0.2.{100 + guess}");
            statuses.AddRange(await GuessAsync(guesser, 1));
        }

        statuses.Contains(HttpStatusCode.TooManyRequests).Should().Be(!areApart, because);
    }

    [Fact]
    public async Task The_addresses_of_one_home_share_its_tries()
    {
        var statuses = new List<HttpStatusCode>();
        for (var guess = 0; guess <= Tries; guess++)
        {
            using var guesser = shop.Visit(address: $"2001:db8:0:1::{guess + 1}");
            statuses.AddRange(await GuessAsync(guesser, 1));
        }

        statuses[^1].Should().Be(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task The_clerk_signs_out()
    {
        using var clerk = shop.Visit(address: "203.0.113.40");
        using var signedIn = await clerk.SignInAsync(HostedShop.ClerkPassword);
        using var before = await clerk.GetAsync("/clerk");

        using var left = await clerk.PostAsync("/clerk?handler=SignOut", "/clerk");
        using var after = await clerk.GetAsync("/clerk");

        before.StatusCode.Should().Be(HttpStatusCode.OK);
        left.StatusCode.Should().Be(HttpStatusCode.Redirect);
        after.Headers.Location!.OriginalString.Should().Contain("/clerk/sign-in");
    }

    [Fact]
    public async Task A_customer_is_no_clerk()
    {
        using var customer = shop.Visit();
        await customer.OrderAsync();

        using var answer = await customer.GetAsync("/clerk");

        answer.Headers.Location!.OriginalString.Should().Contain("/clerk/sign-in");
    }

    [Theory]
    [InlineData("http", "198.51.100.4", "behind a proxy that ends https")]
    [InlineData("https", "203.0.113.50", "without a proxy")]
    public async Task Every_cookie_is_for_https_and_for_no_script(string scheme, string address, string where)
    {
        using var visitor = shop.Visit(scheme, address);
        visitor.Http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");

        using var customers = await visitor.GetAsync(Visitor.Checkout);
        using var form = await visitor.GetAsync("/clerk/sign-in");
        using var clerks = await SignInKeepingCookiesAsync(address);
        var cookies = new[] { customers, form, clerks }.SelectMany(answer => answer.Headers.GetValues("Set-Cookie")).ToList();

        cookies.Should().HaveCountGreaterThanOrEqualTo(3, where).And.OnlyContain(
            cookie => cookie.Contains("; secure") && cookie.Contains("; httponly") && cookie.Contains("; samesite="));
    }

    private static async Task<HttpStatusCode[]> GuessAsync(Visitor guesser, int times)
    {
        var statuses = new HttpStatusCode[times];
        for (var guess = 0; guess < times; guess++)
        {
            using var answer = await guesser.SignInAsync("a guess");
            statuses[guess] = answer.StatusCode;
        }

        return statuses;
    }

    /// <summary>A browser keeps no secure cookie that it got by http, so the clerk comes by https.</summary>
    private async Task<HttpResponseMessage> SignInKeepingCookiesAsync(string address)
    {
        using var clerk = shop.Visit(address: address);
        return await clerk.SignInAsync(HostedShop.ClerkPassword);
    }
}
