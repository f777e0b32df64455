namespace Baloan.Sdk.Json.Internal;

/// <summary>Reads the body of a successful answer, or of a call back.</summary>
/// <param name="read">How its JSON is read.</param>
/// <param name="missingField">The wire name of a field that is needed and missing, or <see langword="null"/>.</param>
internal sealed class AnswerReader<T>(AnswerRead<T> read, Func<T, string?> missingField)
    where T : class
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The result, or else the wire name of what is missing or cannot be read; <see langword="null"/> for the whole answer.</summary>
    public T? Read(ReadOnlySpan<byte> json, out string? unreadable)
    {
        var reader = new FieldReader(json.StartsWith(ByteOrderMark) ? json.Slice(ByteOrderMark.Length) : json);
        try
        {
            reader.Json.Read();
            var result = read(ref reader);

            // Throws where anything but white space and comments follows.
            reader.Json.Read();
            unreadable = missingField(result);
            return unreadable is null ? result : null;
        }
#pragma warning disable CA1031 // The gateway has done its part: whatever its answer does to the reading, it is an unreadable answer.
        catch (Exception)
#pragma warning restore CA1031
        {
            unreadable = reader.FieldName;
            return null;
        }
    }
}
