extern alias shop;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using shop::Baloan.Samples.PartnerShop.Callbacks;
using shop::Baloan.Samples.PartnerShop.Orders;

namespace Baloan.EndToEnd.Tests.Shop;

/// <summary>The ledger of call backs in the shop's database keeps what it must, and no longer.</summary>
public sealed class LedgerTests : IDisposable, IDbContextFactory<ShopDatabase>
{
    private static readonly TimeSpan LeaseTime = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan RememberFor = TimeSpan.FromDays(1);

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.db");
    private readonly FakeTimeProvider _time = new(new(2026, 11, 24, 6, 0, 0, TimeSpan.Zero));
    private readonly DatabaseCallbackLedger _ledger;

    public LedgerTests()
    {
        _ledger = new(this, _time);
        using var database = CreateDbContext();
        database.Database.EnsureCreated();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_it_need_not_remember_any_more_is_deleted_with_the_next_call_back()
    {
        await HandleAsync(Guid.NewGuid(), "record");
        await HandleAsync(Guid.NewGuid(), record: null);
        _time.Advance(RememberFor);

        await HandleAsync(Guid.NewGuid(), "record");

        (await RowsAsync()).Should().ContainSingle();
    }

    [Fact]
    public async Task What_it_must_remember_and_what_is_leased_stay()
    {
        var (remembered, leased, last) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await HandleAsync(remembered, "record");
        await _ledger.TryAcquireAsync(leased, LeaseTime, Token);
        _time.Advance(LeaseTime - TimeSpan.FromSeconds(1));

        await HandleAsync(last, "record");

        (await RowsAsync()).Should().BeEquivalentTo([remembered, leased, last]);
        (await _ledger.TryAcquireAsync(remembered, LeaseTime, Token))!.Record.Should().Be("record");
        (await _ledger.TryAcquireAsync(leased, LeaseTime, Token)).Should().BeNull();
    }

    [Fact]
    public async Task Of_many_who_want_a_new_loan_at_once_one_gets_it()
    {
        var loan = Guid.NewGuid();

        var leases = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => _ledger.TryAcquireAsync(loan, LeaseTime, Token), Token)));

        leases.Should().ContainSingle(lease => lease != null);
    }

    public ShopDatabase CreateDbContext() => new(new DbContextOptionsBuilder<ShopDatabase>().UseSqlite($"Data Source={_path}").Options);

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        File.Delete(_path);
    }

    private async Task HandleAsync(Guid loan, string? record)
    {
        var lease = await _ledger.TryAcquireAsync(loan, LeaseTime, Token);
        (await _ledger.ReleaseAsync(lease!, record, RememberFor, Token)).Should().BeTrue();
    }

    private async Task<List<Guid>> RowsAsync()
    {
        await using var database = CreateDbContext();
        return await database.LedgerEntries.Select(entry => entry.LoanId).ToListAsync(Token);
    }
}
