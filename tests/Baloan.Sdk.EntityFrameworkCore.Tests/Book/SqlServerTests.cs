using Baloan.Sdk.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace Baloan.Sdk.Tests.Book;

/// <summary>No SQL Server runs here: what would be sent to it is compared with what was looked through.</summary>
public sealed class SqlServerTests
{
    [Fact]
    public async Task The_tables_for_SQL_Server_are_as_reviewed()
    {
        await using var context = new OrderDatabase(new DbContextOptionsBuilder<OrderDatabase>().UseSqlServer("Server=nowhere").Options);

        var script = context.Database.GenerateCreateScript().ReplaceLineEndings("\n");

        var reviewed = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Book", "SqlServerTests.sql"), TestContext.Current.CancellationToken);
        script.Should().Be(reviewed.ReplaceLineEndings("\n"));
    }
}
