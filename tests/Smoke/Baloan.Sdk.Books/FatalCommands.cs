using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Baloan.Sdk.Smoke;

/// <summary>Dies at the statements that write the line of the book and the call back.</summary>
public sealed class FatalCommands(Fate fate) : DbCommandInterceptor
{
    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Before(command);
        return new(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Before(command);
        return new(result);
    }

    public override ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        After(command);
        return new(result);
    }

    public override ValueTask<int> NonQueryExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        After(command);
        return new(result);
    }

    private void Before(DbCommand command)
    {
        if (Inserts(command, "BaloanLoans"))
        {
            fate.Meet(Step.BeforeLine);
        }
    }

    private void After(DbCommand command)
    {
        if (Inserts(command, "BaloanCallbacks"))
        {
            fate.Meet(Step.CallbackStored);
        }
    }

    private static bool Inserts(DbCommand command, string table) => command.CommandText.Contains($"INSERT INTO \"{table}\"", StringComparison.Ordinal);
}
