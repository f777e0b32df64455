using Microsoft.EntityFrameworkCore;

namespace Baloan.Sdk.Tests.Databases;

public sealed class TableTests(TestDatabases databases)
{
    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Times_are_compared_with_the_databases_own_clock(DatabaseKind kind)
    {
        using var database = await databases.CreateAsync(kind);
        var options = new DbContextOptionsBuilder<OrderDatabase>();
        database.Use(options);
        await using var context = new OrderDatabase(options.Options);
        await context.Database.EnsureCreatedAsync(TestContext.Current.CancellationToken);
        context.Entry(context.Add(new BookedLoan()).Entity).Property(loan => loan.Reference).CurrentValue = "1";
        await context.SaveChangesAsync(TestContext.Current.CancellationToken);

        var seconds = 30d;
#pragma warning disable RS0030 // Translated: the database's clock, not this machine's.
        var moved = await context.Loans.Where(loan => loan.CreatedAt < DateTime.UtcNow).ExecuteUpdateAsync(
            set => set.SetProperty(loan => loan.StateAt, _ => DateTime.UtcNow.AddSeconds(seconds)).SetProperty(loan => loan.StatusAt, _ => DateTime.UtcNow),
            TestContext.Current.CancellationToken);

        moved.Should().Be(1);
        context.ChangeTracker.Clear();
        (await context.Loans.CountAsync(loan => loan.StateAt > DateTime.UtcNow.AddSeconds(20), TestContext.Current.CancellationToken)).Should().Be(1);
        (await context.Loans.CountAsync(loan => loan.StateAt < DateTime.UtcNow, TestContext.Current.CancellationToken)).Should().Be(0);
        var row = await context.Loans.SingleAsync(TestContext.Current.CancellationToken);
        row.StateAt!.Value.Kind.Should().Be(DateTimeKind.Utc);
        row.StateAt!.Value.Should().BeCloseTo(row.StatusAt.AddSeconds(30), TimeSpan.FromMilliseconds(2));
    }
}
