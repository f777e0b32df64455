using System.Buffers;

namespace Baloan.Sdk;

/// <summary>Reads the body of a successful answer, or of a call back.</summary>
/// <param name="read">How its JSON is read.</param>
/// <param name="missingField">The wire name of a field that is needed and missing, or <see langword="null"/>.</param>
internal sealed class AnswerReader<T>(AnswerRead<T> read, Func<T, string?> missingField)
    where T : class
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The result, or else why there is none.</summary>
    /// <param name="json">The body, whose first piece is no shorter than a byte order mark.</param>
    /// <param name="unreadable">Why there is no result.</param>
    /// <param name="leftOut">How many unknown fields were not kept.</param>
    public T? Read(in ReadOnlySequence<byte> json, out Unreadable unreadable, out int leftOut)
    {
        if (json.IsSingleSegment)
        {
            return Read(json.First.Span, out unreadable, out leftOut);
        }

        var reader = new FieldReader(json.First.Span.StartsWith(ByteOrderMark) ? json.Slice(ByteOrderMark.Length) : json);
        return Read(ref reader, out unreadable, out leftOut);
    }

    /// <inheritdoc cref="Read(in ReadOnlySequence{byte}, out Unreadable, out int)"/>
    public T? Read(ReadOnlySpan<byte> json, out Unreadable unreadable, out int leftOut)
    {
        var reader = new FieldReader(json.StartsWith(ByteOrderMark) ? json.Slice(ByteOrderMark.Length) : json);
        return Read(ref reader, out unreadable, out leftOut);
    }

    private T? Read(ref FieldReader reader, out Unreadable unreadable, out int leftOut)
    {
        try
        {
            reader.Json.Read();
            var result = read(ref reader);

            // Throws where anything but white space and comments follows.
            reader.Json.Read();
            leftOut = reader.LeftOut;
            unreadable = new Unreadable(missingField(result), IsTooCostly: false);
            return unreadable.Field is null ? result : null;
        }
#pragma warning disable CA1031 // The gateway has done its part: whatever its answer does to the reading, it is an unreadable answer.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            leftOut = 0;
            unreadable = new Unreadable(reader.FieldName, exception is ReadingAllowanceException);
            return null;
        }
    }
}
