extern alias shop;

using System.Net;
using Baloan.EndToEnd.Tests.Shop.Hosted;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using shop::Baloan.Samples.PartnerShop.Applicants;
using shop::Baloan.Samples.PartnerShop.Orders;

namespace Baloan.EndToEnd.Tests.Shop;

/// <summary>The form that finds orders, and its cookie, in the hands of somebody who wants another's.</summary>
public sealed class FinderAttackTests(HostedShop shop) : IClassFixture<HostedShop>
{
    private const int Tries = 10;
    private const int LargestCookie = 4096;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_address_looks_ten_times_a_minute_and_each_search_in_vain_is_logged_without_what_was_typed()
    {
        using var guesser = shop.Visit(address: "203.0.113.90");
        var applicant = Customer.New();
        for (var guess = 0; guess < Tries; guess++)
        {
            using var taken = await guesser.FindAsync(applicant.PhoneNumber, Customer.New().NationalId);
            taken.StatusCode.Should().Be(HttpStatusCode.OK);
        }

        using var refused = await guesser.FindAsync(applicant.PhoneNumber, applicant.NationalId);

        refused.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        shop.Log.Where(line => line.Contains("203.0.113.90", StringComparison.Ordinal)).Should().HaveCount(Tries + 1);
        shop.Log.Should().NotContain(line => line.Contains(applicant.PhoneNumber) || line.Contains(applicant.NationalId));
    }

    [Fact]
    public async Task The_last_digits_of_a_national_id_find_nothing()
    {
        using var customer = shop.Visit();
        var applicant = Customer.New();
        await customer.OrderAsync(applicant);
        using var guesser = shop.Visit();

        using var answer = await guesser.FindAsync(applicant.PhoneNumber, applicant.NationalId[^4..]);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_stands_in_an_address_is_not_looked_for_and_leads_nowhere_else()
    {
        using var customer = shop.Visit();
        var applicant = Customer.New();
        await customer.OrderAsync(applicant);
        using var guesser = shop.Visit();
        var query = $"?Applicant.PhoneNumber={applicant.PhoneNumber}&Applicant.NationalId={applicant.NationalId}&returnUrl=https://elsewhere.example/";

        using var asked = await guesser.GetAsync(Visitor.MyOrders + query);
        using var sent = await guesser.PostAsync(Visitor.MyOrders + "?returnUrl=https://elsewhere.example/", Visitor.MyOrders, ("Applicant.PhoneNumber", applicant.PhoneNumber), ("Applicant.NationalId", applicant.NationalId));

        (await asked.Content.ReadAsStringAsync(Token)).Should().NotContain("href=\"/orders/").And.NotContain(applicant.NationalId);
        sent.Headers.Location!.OriginalString.Should().Be(Visitor.MyOrders);
    }

    [Fact]
    public async Task No_answer_with_orders_is_kept_by_a_browser_or_a_proxy()
    {
        using var customer = shop.Visit();
        var applicant = Customer.New();
        var order = await customer.OrderAsync(applicant);
        using var found = await customer.FindAsync(applicant.PhoneNumber, applicant.NationalId);

        foreach (var address in (string[])[Visitor.MyOrders, order, $"{order}?handler=Status"])
        {
            using var answer = await customer.GetAsync(address);
            answer.Headers.CacheControl!.NoStore.Should().BeTrue("{0} is personal", address);
        }

        found.Headers.CacheControl!.NoStore.Should().BeTrue();
    }

    [Fact]
    public async Task The_cookie_is_for_the_shop_alone_until_the_browser_closes_and_holds_the_newest_orders_within_its_size()
    {
        var applicant = Customer.New();
        var orders = await AddOrdersAsync(applicant, FoundOrders.Most + 5);
        var cookie = await FindCookieAsync(applicant);

        cookie.Length.Should().BeLessThan(LargestCookie);
        cookie.Should().Contain("; secure").And.Contain("; httponly").And.Contain("; samesite=lax").And.NotContain("; expires=").And.NotContain("; max-age=");
        (await StatusAsync(orders[^1], cookie)).Should().Be(HttpStatusCode.OK);
        (await StatusAsync(orders[0], cookie)).Should().Be(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("changed")]
    [InlineData("cut")]
    [InlineData("under the customer's name")]
    [InlineData("of a wiped shop")]
    public async Task A_cookie_that_the_shop_did_not_seal_for_this_opens_nothing(string how)
    {
        var applicant = Customer.New();
        var order = (await AddOrdersAsync(applicant, 1)).Single();
        var cookie = (await FindCookieAsync(applicant)).Split(';')[0];
        var middle = cookie.Length / 2;
        var forged = how switch
        {
            "changed" => $"{cookie[..middle]}{(cookie[middle] == 'A' ? 'B' : 'A')}{cookie[(middle + 1)..]}",
            "cut" => cookie[..middle],
            "under the customer's name" => cookie.Replace("found-orders=", "customer=", StringComparison.Ordinal),
            _ => cookie,
        };
        var wiped = Directory.CreateTempSubdirectory("baloan-shop-");
        await using var other = shop.CreateFactory(("Shop:DataFolder", wiped.FullName));

        var status = how == "of a wiped shop" ? await StatusAsync(order, forged, other) : await StatusAsync(order, forged);

        (await StatusAsync(order, cookie)).Should().Be(HttpStatusCode.OK, "the true one does");
        status.Should().Be(HttpStatusCode.NotFound);
        wiped.Delete(recursive: true);
    }

    [Fact]
    public async Task What_was_found_is_closed_an_hour_after_its_last_use()
    {
        var applicant = Customer.New();
        var order = (await AddOrdersAsync(applicant, 1)).Single();
        var time = new FakeTimeProvider(new(2026, 11, 24, 6, 0, 0, TimeSpan.Zero));
        await using var factory = shop.Factory.WithWebHostBuilder(
            host => host.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(time)));
        using var finder = new Visitor(factory.CreateClient(new() { BaseAddress = new("https://localhost"), AllowAutoRedirect = false }));
        using var found = await finder.FindAsync(applicant.PhoneNumber, applicant.NationalId);

        var statuses = new List<HttpStatusCode>();
        foreach (var minutes in (int[])[59, 59, 61])
        {
            time.Advance(TimeSpan.FromMinutes(minutes));
            using var answer = await finder.GetAsync(order);
            statuses.Add(answer.StatusCode);
        }

        statuses.Should().Equal(HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Two_browsers_have_no_more_tries_of_a_code_than_one()
    {
        using var customer = shop.Visit();
        var applicant = Customer.New();
        var order = await customer.OrderAsync(applicant);
        using var other = shop.Visit();
        using var found = await other.FindAsync(applicant.PhoneNumber, applicant.NationalId);
        for (var time = 0; time < Tries; time++)
        {
            using var taken = await (time % 2 == 0 ? customer : other).PostAsync($"{order}?handler=Sign", order, ("otp", "12345"));
            taken.StatusCode.Should().Be(HttpStatusCode.Redirect);
        }

        using var refused = await customer.PostAsync($"{order}?handler=Sign", order, ("otp", "12345"));
        using var refusedToo = await other.PostAsync($"{order}?handler=Sign", order, ("otp", "12345"));

        new[] { refused, refusedToo }.Should().OnlyContain(answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
    }

    /// <summary>Orders of an applicant, the oldest first, as other browsers placed them.</summary>
    private async Task<IReadOnlyList<string>> AddOrdersAsync(Customer applicant, int count)
    {
        var mark = shop.Services.GetRequiredService<ApplicantMarks>().Of(
            Sdk.PhoneNumber.Parse(applicant.PhoneNumber), Sdk.NationalId.Parse(applicant.NationalId));
        await using var database = await shop.Services.GetRequiredService<IDbContextFactory<ShopDatabase>>().CreateDbContextAsync(Token);
        var orders = Enumerable.Range(0, count)
            .Select(_ => new Order { Id = Guid.NewGuid(), CustomerId = Guid.NewGuid(), PlacedAt = DateTimeOffset.UnixEpoch, Stage = OrderStage.Opened })
            .ToList();
        database.Orders.AddRange(orders);
        await database.SaveChangesAsync(Token);
        var ids = orders.ConvertAll(order => order.Id);
        await database.Orders.Where(order => ids.Contains(order.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(order => order.ApplicantMark, mark), Token);
        return [.. orders.OrderBy(order => order.Number).Select(order => $"/orders/{order.Id}")];
    }

    private async Task<string> FindCookieAsync(Customer applicant)
    {
        using var finder = shop.Visit();
        using var found = await finder.FindAsync(applicant.PhoneNumber, applicant.NationalId);
        return found.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("found-orders=", StringComparison.Ordinal));
    }

    private Task<HttpStatusCode> StatusAsync(string order, string cookie) => StatusAsync(order, cookie, shop.Factory);

    private static async Task<HttpStatusCode> StatusAsync(string order, string cookie, WebApplicationFactory<shop::Baloan.Samples.PartnerShop.ShopOptions> factory)
    {
        using var http = factory.CreateClient(new() { BaseAddress = new("https://localhost"), AllowAutoRedirect = false, HandleCookies = false });
        http.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        using var answer = await http.GetAsync(new Uri(order, UriKind.Relative), Token);
        return answer.StatusCode;
    }
}
