using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Baloan.Sdk.Smoke;

/// <summary>Has SQLite not wait for the disk. Processes are killed here, and not machines: what the system has taken is kept.</summary>
public sealed class QuickDisk : DbConnectionInterceptor
{
    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA synchronous = OFF";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
