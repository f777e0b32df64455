using System.Data.Common;
using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Baloan.Sdk;

/// <summary>
/// Inserts a row by one statement, with times of the database's clock, unless there is one of the same key. Entity Framework Core inserts
/// values alone; so the statement is made here, of the model's own names and types and of what the provider makes of the clock.
/// </summary>
/// <typeparam name="T">The type of the row.</typeparam>
internal sealed partial class ClockedInsert<T>
    where T : class
{
#pragma warning disable RS0030 // Translated: the database's clock, not this machine's.
    private static readonly Expression Now = Expression.Property(null, typeof(DateTime).GetProperty(nameof(DateTime.UtcNow))!);
#pragma warning restore RS0030
    private static readonly MethodInfo AddSeconds = typeof(DateTime).GetMethod(nameof(DateTime.AddSeconds))!;

    private readonly string _sql;
    private readonly (IProperty Property, RelationalTypeMapping Mapping)[] _columns;

    private ClockedInsert(string sql, (IProperty, RelationalTypeMapping)[] columns) => (_sql, _columns) = (sql, columns);

    /// <summary>Makes the statement for the model of a context.</summary>
    /// <param name="context">The context.</param>
    /// <param name="key">The properties that a second row may not have alike.</param>
    /// <param name="times">The properties whose value is the time of the database, and how much is added to it.</param>
    public static ClockedInsert<T> Of(DbContext context, string[] key, (string Property, TimeSpan After)[] times)
    {
        var type = context.Model.FindEntityType(typeof(T))!;
        var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
        var sql = context.GetService<ISqlGenerationHelper>();
        var columns = type.GetProperties()
            .Where(property => property.ValueGenerated == ValueGenerated.Never && times.All(time => time.Property != property.Name))
            .Select(property => (Property: property, Mapping: property.GetRelationalTypeMapping()))
            .ToArray();
        var name = sql.DelimitIdentifier(table.Name, table.Schema);
        var targets = columns.Select(column => column.Property.Name).Concat(times.Select(time => time.Property)).Select(NameOf);
        var values = columns.Select((_, index) => ParameterOf(index)).Concat(times.Select(time => ClockOf(context, time.After)));
        var same = key.Select(property => $"{NameOf(property)} = {ParameterOf(Array.FindIndex(columns, column => column.Property.Name == property))}");
        return new(
            $"INSERT INTO {name} ({string.Join(", ", targets)}) SELECT {string.Join(", ", values)} WHERE NOT EXISTS (SELECT 1 FROM {name} WHERE {string.Join(" AND ", same)})",
            columns);

        string NameOf(string property) => sql.DelimitIdentifier(type.FindProperty(property)!.GetColumnName(table)!);
        string ParameterOf(int index) => sql.GenerateParameterNamePlaceholder(ParameterName(index));
    }

    /// <returns>Whether the row was inserted; <see langword="false"/> where there is one of the same key.</returns>
    /// <exception cref="DbException">Another has inserted one of the same key in this moment, or the database is down.</exception>
    public Task<bool> TryRunAsync(DbContext context, T row, CancellationToken cancellationToken) =>
        context.Database.CreateExecutionStrategy().ExecuteAsync(
            (Insert: this, Context: context, Row: row), static (state, token) => state.Insert.TryOnceAsync(state.Context, state.Row, token), cancellationToken);

    private async Task<bool> TryOnceAsync(DbContext context, T row, CancellationToken cancellationToken)
    {
        var entry = context.Entry(row);
        var command = context.Database.GetDbConnection().CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            var parameters = _columns.Select((column, index) => column.Mapping.CreateParameter(
                command, ParameterName(index), entry.Property(column.Property).CurrentValue, column.Property.IsNullable)).ToArray<DbParameter>();
            return await context.Database.ExecuteSqlRawAsync(_sql, parameters, cancellationToken).ConfigureAwait(false) > 0;
        }
    }

    private static string ParameterName(int index) => string.Create(CultureInfo.InvariantCulture, $"p{index}");

    /// <summary>What the provider makes of the database's clock.</summary>
    private static string ClockOf(DbContext context, TimeSpan after)
    {
        // A constant, which stands in the statement; what a lambda captures would become a parameter.
        var time = after == TimeSpan.Zero ? Now : Expression.Call(Now, AddSeconds, Expression.Constant(after.TotalSeconds));
        var query = context.Set<T>().IgnoreQueryFilters()
            .Select(Expression.Lambda<Func<T, DateTime>>(time, Expression.Parameter(typeof(T))))
            .ToQueryString();
        return Clock().Match(query) is { Success: true } found
            ? found.Groups["clock"].Value
            : throw new NotSupportedException($"The provider {context.Database.ProviderName} does not tell the time of its database: '{query}'.");
    }

    [GeneratedRegex(@"^\s*SELECT\s+(?<clock>\S.*?)\s+FROM\s", RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Clock();
}
