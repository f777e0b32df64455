using System.Buffers;

namespace Baloan.Sdk;

/// <summary>Reads the body of a successful answer, or of a call back.</summary>
internal abstract class AnswerReader<T>
    where T : class
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads what begins where the reader stands; throws where it has another form.</summary>
    public abstract T Read(ref JsonValues json);

    /// <summary>The result, or why it cannot be read.</summary>
    /// <param name="body">The body, whose first piece is no shorter than a byte order mark.</param>
    /// <param name="unreadable">Why there is no result.</param>
    /// <param name="leftOut">How many unknown fields were left out.</param>
    public T? Read(in ReadOnlySequence<byte> body, out Unreadable unreadable, out int leftOut)
    {
        if (body.IsSingleSegment)
        {
            return Read(body.First.Span, out unreadable, out leftOut);
        }

        var json = new JsonValues(body.First.Span.StartsWith(ByteOrderMark) ? body.Slice(ByteOrderMark.Length) : body);
        return Read(ref json, out unreadable, out leftOut);
    }

    /// <inheritdoc cref="Read(in ReadOnlySequence{byte}, out Unreadable, out int)"/>
    public T? Read(ReadOnlySpan<byte> body, out Unreadable unreadable, out int leftOut)
    {
        var json = new JsonValues(body.StartsWith(ByteOrderMark) ? body.Slice(ByteOrderMark.Length) : body);
        return Read(ref json, out unreadable, out leftOut);
    }

    private T? Read(ref JsonValues json, out Unreadable unreadable, out int leftOut)
    {
        try
        {
            json.Json.Read();
            var result = Read(ref json);

            // Throws where anything but white space and comments follows.
            json.Json.Read();
            leftOut = json.LeftOut;
            unreadable = new Unreadable(JsonValues.PathOf(json.Missing?.Outer, json.Missing?.Field), IsTooCostly: false);
            return json.Missing is null ? result : null;
        }
#pragma warning disable CA1031 // The gateway has done its part: whatever its answer does to the reading, it is an unreadable answer.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            leftOut = 0;
            unreadable = new Unreadable(json.Path, exception is ReadingAllowanceException);
            return null;
        }
    }
}

/// <summary>Why an answer cannot be read.</summary>
/// <param name="Field">The wire name of what is missing or cannot be read; null for the whole answer.</param>
/// <param name="IsTooCostly">Whether it asks for more memory than an answer of its length may take.</param>
internal readonly record struct Unreadable(string? Field, bool IsTooCostly);
