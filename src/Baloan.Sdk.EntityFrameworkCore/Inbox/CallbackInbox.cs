using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Baloan.Sdk;

#pragma warning disable RS0030 // Translated: the database's clock, not this machine's.

/// <summary>The inbox in the application's database: what is stored, and what is looked after.</summary>
internal sealed class CallbackInbox(BookDatabase database, InboxSignal signal, InboxTelemetry telemetry) : IBaloanCallbackStore, ICallbackInbox
{
    private const int MaxDeadLetters = 1000;
    private const int BytesOfMark = 8;

    private static readonly string[] Key = [nameof(StoredCallback.LoanId), nameof(StoredCallback.Partner), nameof(StoredCallback.State), nameof(StoredCallback.ReasonMark)];
    private static readonly (string, TimeSpan)[] Times = [(nameof(StoredCallback.ReceivedAt), TimeSpan.Zero), (nameof(StoredCallback.DueAt), TimeSpan.Zero)];

    private ClockedInsert<StoredCallback>? _insert;

    public BookDatabase Database => database;

    public async Task<bool> StoreAsync(LoanCallback callback, string? partner, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var stored = ToStored(callback, partner);
        var isNews = await database.RunAsync((context, token) => TryInsertAsync(context, stored, token), cancellationToken).ConfigureAwait(false);
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
        ReasonMark = string.IsNullOrEmpty(callback.Reason)
            ? ""
            : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(callback.Reason)).AsSpan(0, BytesOfMark)),
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

    private async Task<bool> TryInsertAsync(DbContext context, StoredCallback stored, CancellationToken cancellationToken)
    {
        _insert ??= ClockedInsert<StoredCallback>.Of(context, Key, Times);
        try
        {
            return await _insert.TryRunAsync(context, stored, cancellationToken).ConfigureAwait(false);
        }
        catch (DbException)
        {
            // Another may have stored the same in this moment. Whether it was that, the table tells, not an error's number.
            var (partner, loanId, state, mark) = (stored.Partner, stored.LoanId, stored.State, stored.ReasonMark);
            var isKnown = await context.Callbacks().AnyAsync(
                callback => callback.LoanId == loanId && callback.Partner == partner && callback.State == state && callback.ReasonMark == mark,
                cancellationToken).ConfigureAwait(false);
            if (isKnown)
            {
                return false;
            }

            throw;
        }
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
