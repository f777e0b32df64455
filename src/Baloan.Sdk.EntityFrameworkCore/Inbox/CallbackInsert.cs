using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Baloan.Sdk;

/// <summary>
/// Inserts a call back by one statement, with the time of the database's clock. Entity Framework Core inserts values alone; so the
/// statement is made here, of the model's own names and types and of what the provider makes of the clock.
/// </summary>
internal sealed partial class CallbackInsert
{
    private readonly string _sql;
    private readonly (IProperty Property, RelationalTypeMapping Mapping)[] _columns;

    private CallbackInsert(string sql, (IProperty, RelationalTypeMapping)[] columns) => (_sql, _columns) = (sql, columns);

    public static CallbackInsert Of(DbContext context)
    {
        var type = context.Model.FindEntityType(typeof(StoredCallback))!;
        var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
        var names = context.GetService<ISqlGenerationHelper>();
        var clock = ClockOf(context);
        string[] now = [nameof(StoredCallback.ReceivedAt), nameof(StoredCallback.DueAt)];
        var columns = type.GetProperties()
            .Where(property => property.ValueGenerated == ValueGenerated.Never && !now.Contains(property.Name))
            .Select(property => (property, property.GetRelationalTypeMapping()))
            .ToArray();
        string NameOf(IProperty property) => names.DelimitIdentifier(property.GetColumnName(table)!);
        var targets = columns.Select(column => NameOf(column.property)).Concat(now.Select(name => NameOf(type.FindProperty(name)!)));
        var values = columns.Select((_, index) => names.GenerateParameterNamePlaceholder(ParameterName(index))).Concat(now.Select(_ => clock));
        return new(
            $"INSERT INTO {names.DelimitIdentifier(table.Name, table.Schema)} ({string.Join(", ", targets)}) VALUES ({string.Join(", ", values)})", columns);
    }

    public async Task RunAsync(DbContext context, StoredCallback callback, CancellationToken cancellationToken)
    {
        var entry = context.Entry(callback);
        var command = context.Database.GetDbConnection().CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            var parameters = _columns.Select((column, index) => column.Mapping.CreateParameter(
                command, ParameterName(index), entry.Property(column.Property).CurrentValue, column.Property.IsNullable)).ToArray<DbParameter>();
            await context.Database.ExecuteSqlRawAsync(_sql, parameters, cancellationToken).ConfigureAwait(false);
        }
    }

    private static string ParameterName(int index) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"p{index}");

    /// <summary>What the provider makes of the database's clock.</summary>
    private static string ClockOf(DbContext context)
    {
#pragma warning disable RS0030 // Translated: the database's clock, not this machine's.
        var query = context.Callbacks().Select(_ => DateTime.UtcNow).ToQueryString();
#pragma warning restore RS0030
        return Clock().Match(query) is { Success: true } found
            ? found.Groups["clock"].Value
            : throw new NotSupportedException($"The provider {context.Database.ProviderName} does not tell the time of its database: '{query}'.");
    }

    [GeneratedRegex(@"^\s*SELECT\s+(?<clock>\S.*?)\s+FROM\s", RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Clock();
}
