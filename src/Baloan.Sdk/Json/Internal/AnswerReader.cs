using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Baloan.Sdk.Json.Internal;

/// <summary>Reads the body of a successful answer, or of a call back.</summary>
/// <param name="type">How its JSON is read.</param>
/// <param name="missingField">The wire name of a field that is needed and missing, or <see langword="null"/>.</param>
internal sealed class AnswerReader<T>(JsonTypeInfo<T> type, Func<T, string?> missingField)
    where T : class
{
    private static ReadOnlySpan<char> KnownNameCharacters => "abcdefghijklmnopqrstuvwxyz_.";

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The result, or else the wire name of what is missing or cannot be read; <see langword="null"/> for the whole answer.</summary>
    public T? Read(ReadOnlySpan<byte> json, out string? unreadable)
    {
        if (json.StartsWith(ByteOrderMark))
        {
            json = json.Slice(ByteOrderMark.Length);
        }

        try
        {
            var result = JsonSerializer.Deserialize(json, type);
            unreadable = result is null ? null : missingField(result);
            return unreadable is null ? result : null;
        }
        catch (JsonException exception)
        {
            unreadable = FieldAt(exception.Path);
            return null;
        }
    }

    /// <summary>A path within the known fields; the names of unknown ones are the gateway's own text, and not shown.</summary>
    private static string? FieldAt(string? path) =>
        path is not null && path.StartsWith("$.", StringComparison.Ordinal) && path.AsSpan(2).TrimStart(KnownNameCharacters).IsEmpty
            ? path.Substring(2)
            : null;
}
