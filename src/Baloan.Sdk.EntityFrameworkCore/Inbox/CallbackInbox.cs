using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Baloan.Sdk;

#pragma warning disable RS0030 // Translated: the database's clock, not this machine's.

/// <summary>The inbox in the application's database: what is stored, and what is looked after.</summary>
internal sealed class CallbackInbox(BookDatabase database, InboxSignal signal, InboxTelemetry telemetry) : IBaloanCallbackStore, ICallbackInbox
{
    private const int MaxDeadLetters = 1000;

    private readonly CallbackInsert _insert = new();

    public BookDatabase Database => database;

    public async Task<bool> StoreAsync(LoanCallback callback, string? partner, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var stored = ToStored(callback, partner);
        var isNews = await database.RunAsync((context, token) => _insert.TryRunAsync(context, stored, token), cancellationToken).ConfigureAwait(false);
        if (isNews)
        {
            telemetry.Stored(stored);
            signal.Wake();
        }

        return isNews;
    }

    public async Task<IReadOnlyList<StoredCallback>> DeadLettersAsync(CancellationToken cancellationToken) => await database.RunAsync(
        (context, token) => context.Callbacks().Where(callback => callback.DeadAt != null).OrderBy(callback => callback.Id).Take(MaxDeadLetters).ToListAsync(token),
        cancellationToken).ConfigureAwait(false);

    public async Task<bool> ReplayAsync(long id, CancellationToken cancellationToken) =>
        await ReplayAsync(callbacks => callbacks.Where(callback => callback.Id == id), cancellationToken).ConfigureAwait(false) > 0;

    public Task<int> ReplayAllAsync(CancellationToken cancellationToken) => ReplayAsync(callbacks => callbacks, cancellationToken);

    private static StoredCallback ToStored(LoanCallback callback, string? partner) => new()
    {
        Partner = partner ?? "",
        LoanId = callback.LoanId,
        State = callback.State,
        Reason = callback.Reason?.Replace('\0', '\uFFFD'), // PostgreSQL keeps no such character, and the call back would never be stored.
        ReasonMark = CallbackChange.Of(callback).ReasonMark,
        AdditionalJson = callback.AdditionalData is { Count: > 0 } fields ? ToJson(fields) : null,
        Source = BaloanCallbackSource.Gateway,
    };

    // Each value as it came: what holds half a character cannot be written anew.
    private static string ToJson(IEnumerable<KeyValuePair<string, JsonElement>> fields)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in fields)
            {
                writer.WritePropertyName(name);
                writer.WriteRawValue(value.GetRawText(), skipInputValidation: true);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(json.GetBuffer().AsSpan(0, (int)json.Length));
    }

    private async Task<int> ReplayAsync(Func<IQueryable<StoredCallback>, IQueryable<StoredCallback>> which, CancellationToken cancellationToken)
    {
        var replayed = await database.RunAsync(
            (context, token) => which(context.Callbacks()).Where(callback => callback.DeadAt != null).ExecuteUpdateAsync(
                set => set
                    .SetProperty(callback => callback.DeadAt, (DateTime?)null)
                    .SetProperty(callback => callback.Failures, 0)
                    .SetProperty(callback => callback.DueAt, _ => DateTime.UtcNow),
                token),
            cancellationToken).ConfigureAwait(false);
        signal.Wake();
        return replayed;
    }
}
