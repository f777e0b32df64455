using System.Net;
using Baloan.EndToEnd.Tests.Shop.Hosted;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Baloan.EndToEnd.Tests.Shop;

/// <summary>The shop's settings, and the hosts it answers to.</summary>
public sealed class ShopHostTests(HostedShop shop) : IClassFixture<HostedShop>
{
    [Theory]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("elsewhere.example", HttpStatusCode.BadRequest)]
    public async Task It_answers_to_the_hosts_that_it_is_told_of(string host, HttpStatusCode status)
    {
        using var visitor = shop.Visit();
        visitor.Http.DefaultRequestHeaders.Host = host;

        using var answer = await visitor.GetAsync("/");

        answer.StatusCode.Should().Be(status);
    }

    [Fact]
    public async Task A_host_that_it_was_not_told_of_is_refused_without_a_word_of_English()
    {
        using var visitor = shop.Visit();
        visitor.Http.DefaultRequestHeaders.Host = "elsewhere.example";

        (await visitor.ReadAsync("/")).Should().BeEmpty();
    }

    [Fact]
    public async Task Its_data_is_for_its_own_account_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no file modes.");
            return;
        }

        var parent = Directory.CreateTempSubdirectory("baloan-shop-");
        var folder = Path.Combine(parent.FullName, "data");
        await using (var factory = shop.CreateFactory(("Shop:DataFolder", folder)))
        {
            _ = factory.Services;
        }

        File.GetUnixFileMode(folder).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        parent.Delete(recursive: true);
    }

    [Fact]
    public async Task Data_of_another_version_of_the_shop_is_told_at_the_start()
    {
        var folder = Directory.CreateTempSubdirectory("baloan-shop-");
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(folder.FullName, "shop.db")};Pooling=False"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            using var table = connection.CreateCommand();
            table.CommandText = "CREATE TABLE Orders (Number INTEGER PRIMARY KEY)";
            await table.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await using var factory = shop.CreateFactory(("Shop:DataFolder", folder.FullName));

        FluentActions.Invoking(() => factory.Services).Should().Throw<InvalidOperationException>()
            .WithMessage("The database in Shop:DataFolder is of another version of this sample*");
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("Shop:SandboxPause", "5", "Shop:SandboxPause must be 0 to 1 hour, such as 00:00:05; a bare number is taken as days.")]
    [InlineData("Shop:SandboxPause", "-00:00:05", "Shop:SandboxPause must be 0 to 1 hour, such as 00:00:05; a bare number is taken as days.")]
    [InlineData("Shop:Proxies:0", "the proxy", "Shop:Proxies must hold IP addresses, or networks such as 10.0.0.0/8.")]
    [InlineData("Shop:Proxies:0", "10.0.0.0/99", "Shop:Proxies must hold IP addresses, or networks such as 10.0.0.0/8.")]
    public async Task A_setting_that_cannot_work_is_told_at_the_start(string name, string value, string sentence)
    {
        await using var factory = shop.CreateFactory((name, value));

        FluentActions.Invoking(() => factory.Services).Should().Throw<OptionsValidationException>().WithMessage(sentence);
    }
}
