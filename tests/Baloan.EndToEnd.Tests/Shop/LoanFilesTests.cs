extern alias shop;

using Baloan.Sdk;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using shop::Baloan.Samples.PartnerShop.Orders;

namespace Baloan.EndToEnd.Tests.Shop;

/// <summary>The customer's step and the call back that it causes move one file at the same time.</summary>
public sealed class LoanFilesTests : IDisposable
{
    private static readonly Guid LoanId = new("a71b93c4-b1a9-4868-9cb2-310757422af1");

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.db");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_that_a_call_back_made_meanwhile_is_moved_on()
    {
        await using var first = await CreateAsync(new Meanwhile(() => MoveAsync(LoanState.Created)));

        var moved = await new LoanFiles(first, TimeProvider.System).MoveAsync(LoanId, LoanState.Canceled, "reason", Token);

        moved.Should().BeTrue();
        (await StatesAsync()).Should().Equal("created", "canceled");
    }

    [Fact]
    public async Task A_file_that_a_call_back_moved_there_meanwhile_stays_as_it_is()
    {
        await using var first = await CreateAsync(new Meanwhile(() => MoveAsync(LoanState.Canceled)));
        await MoveAsync(LoanState.Created);

        var moved = await new LoanFiles(first, TimeProvider.System).MoveAsync(LoanId, LoanState.Canceled, "reason", Token);

        moved.Should().BeFalse();
        (await StatesAsync()).Should().Equal("created", "canceled");
    }

    [Fact]
    public void A_file_stays_in_its_furthest_state_in_every_order_of_all_states()
    {
        LoanState[] states =
        [
            LoanState.Created, LoanState.ChequeVerified, LoanState.SentToBank, LoanState.Paid, LoanState.Blocked, LoanState.Canceled,
            LoanState.From("waiting_for_guarantor"),
        ];

        foreach (var order in OrdersOf(states))
        {
            var file = new LoanFile { LoanId = LoanId };
            LoanState furthest = default;
            foreach (var state in order.Concat(order))
            {
                file.Move(state, reason: null, DateTimeOffset.UnixEpoch);
                furthest = state.IsDocumented && !state.IsBefore(furthest) ? state : furthest;
                file.State.Should().Be(furthest);
            }

            file.TimeOf(states[^1]).Should().NotBeNull("what is not documented is noted");
        }
    }

    private static IEnumerable<LoanState[]> OrdersOf(LoanState[] states) => states.Length == 0
        ? [[]]
        : states.SelectMany((first, index) => OrdersOf([.. states[..index], .. states[(index + 1)..]]).Select(rest => (LoanState[])[first, .. rest]));

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        File.Delete(_path);
    }

    private async Task MoveAsync(LoanState state)
    {
        await using var other = await CreateAsync();
        await new LoanFiles(other, TimeProvider.System).MoveAsync(LoanId, state, reason: null, Token);
    }

    private async Task<IEnumerable<string>> StatesAsync()
    {
        await using var database = await CreateAsync();
        return (await database.LoanFiles.SingleAsync(Token)).Changes.Select(change => change.StateName);
    }

    private async Task<ShopDatabase> CreateAsync(params IInterceptor[] interceptors)
    {
        var database = new ShopDatabase(new DbContextOptionsBuilder<ShopDatabase>().UseSqlite($"Data Source={_path}").AddInterceptors(interceptors).Options);
        await database.Database.EnsureCreatedAsync(Token);
        return database;
    }

    /// <summary>Lets another do its work between the look at the file and the first saving of it.</summary>
    private sealed class Meanwhile(Func<Task> work) : SaveChangesInterceptor
    {
        private Func<Task>? _work = work;

        public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
            DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            var work = _work;
            _work = null;
            await (work?.Invoke() ?? Task.CompletedTask);
            return result;
        }
    }
}
