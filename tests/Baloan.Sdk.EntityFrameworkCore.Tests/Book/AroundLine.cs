using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Baloan.Sdk.Tests.Book;

/// <summary>Does something before a new line is written, or once it is committed.</summary>
internal sealed class AroundLine(Action? before = null, Action? after = null) : DbCommandInterceptor
{
    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (WritesLine(command))
        {
            before?.Invoke();
        }

        return new(result);
    }

    public override ValueTask<int> NonQueryExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (WritesLine(command))
        {
            after?.Invoke();
        }

        return new(result);
    }

    private static bool WritesLine(DbCommand command) => command.CommandText.StartsWith("INSERT INTO \"BaloanLoans\"", StringComparison.Ordinal);
}
