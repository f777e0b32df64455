using System.Net;
using Baloan.Sandbox.Tests.Support;

namespace Baloan.Sandbox.Tests.Partners;

/// <summary>A data file keeps whose loans are whose.</summary>
public sealed class PartnersAcrossRestartsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("baloan-sandbox-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task In_whatever_order_the_partners_are_given()
    {
        var (loan, token) = await OpenAsync("market", "shop", "market");

        await using var restarted = await StartAsync("partner", "market", "shop");

        using var shop = new Partner(restarted.BaseAddress, "shop", "password");
        await shop.LogInAsync();
        using var market = new Partner(restarted.BaseAddress, "market", "password") { AccessToken = token };
        (await shop.ContractAsync(loan)).Status.Should().Be(HttpStatusCode.NotFound);
        (await market.ContractAsync(loan)).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Nobody_gets_the_loans_of_a_partner_that_is_gone()
    {
        var (loan, token) = await OpenAsync("market", "shop", "market");

        await using var restarted = await StartAsync("partner", "shop", "newcomer");

        using var newcomer = new Partner(restarted.BaseAddress, "newcomer", "password");
        await newcomer.LogInAsync();
        using var gone = new Partner(restarted.BaseAddress, "market", "password") { AccessToken = token };
        (await newcomer.ContractAsync(loan)).Status.Should().Be(HttpStatusCode.NotFound);
        (await gone.ContractAsync(loan)).Status.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_first_partner_keeps_its_loans_under_another_name()
    {
        var (loan, _) = await OpenAsync("partner", "shop");

        await using var restarted = await StartAsync("renamed", "shop");

        using var renamed = new Partner(restarted.BaseAddress, "renamed", "sandbox");
        await renamed.LogInAsync();
        (await renamed.ContractAsync(loan)).Status.Should().Be(HttpStatusCode.OK);
    }

    private async Task<(Guid Loan, string Token)> OpenAsync(string username, params string[] partners)
    {
        await using var sandbox = await StartAsync("partner", partners);
        using var partner = new Partner(sandbox.BaseAddress, username, username == "partner" ? "sandbox" : "password");
        await partner.LogInAsync();
        var loan = await partner.OpenedAsync();
        await sandbox.AdvanceAsync(loan);
        return (loan, partner.AccessToken!);
    }

    private Task<BaloanSandbox> StartAsync(string first, params string[] partners) => BaloanSandbox.StartAsync(
        options =>
        {
            options.DataFile = Path.Combine(_folder, "sandbox.db");
            options.Username = first;
            options.Partners = [.. partners.Select(name => new SandboxPartner(name, "password"))];
        },
        Cancellation);
}
