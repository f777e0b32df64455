using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Baloan.Sdk.Tests.Book;

/// <summary>A database that takes no updates for so many times.</summary>
internal sealed class FailingUpdates : DbCommandInterceptor
{
    private int _times;

    public void Fail(int times) => Volatile.Write(ref _times, times);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        command.CommandText.StartsWith("UPDATE", StringComparison.Ordinal) && Interlocked.Decrement(ref _times) >= 0
            ? throw new SqliteException("The disk is away.", 10)
            : ValueTask.FromResult(result);
}
