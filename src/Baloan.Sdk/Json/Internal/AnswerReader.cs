using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Baloan.Sdk.Json.Internal;

/// <summary>Reads the body of a successful answer, or of a call back.</summary>
/// <param name="type">How its JSON is read.</param>
/// <param name="missingField">The wire name of a field that is needed and missing, or <see langword="null"/>.</param>
internal sealed class AnswerReader<T>(JsonTypeInfo<T> type, Func<T, string?> missingField)
    where T : class
{
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
            unreadable = FieldPath.Of(exception.Path);
            return null;
        }
#pragma warning disable CA1031 // The gateway has done its part: whatever its answer does to the reading, it is an unreadable answer.
        catch (Exception)
#pragma warning restore CA1031
        {
            unreadable = null;
            return null;
        }
    }
}
