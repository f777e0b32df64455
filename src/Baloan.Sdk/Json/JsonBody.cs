using System.Buffers;
using System.Text.Json;

namespace Baloan.Sdk;

/// <summary>Writes the JSON object that a request has as its body.</summary>
internal sealed class JsonBody : IBufferWriter<byte>
{
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(256);
    private int _length;

    private JsonBody()
    {
    }

    /// <summary>The object with the fields that are written into it.</summary>
    public static byte[] Of<T>(T values, Action<Utf8JsonWriter, T> write)
        where T : class
    {
        var body = new JsonBody();
        using (var writer = new Utf8JsonWriter(body, new JsonWriterOptions { SkipValidation = true }))
        {
            writer.WriteStartObject();
            write(writer, values);
            writer.WriteEndObject();
        }

        var bytes = body._buffer.AsSpan(0, body._length).ToArray();
        body.Return();
        return bytes;
    }

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (_buffer.Length - _length < Math.Max(sizeHint, 1))
        {
            var longer = ArrayPool<byte>.Shared.Rent(Math.Max(_buffer.Length * 2, _length + sizeHint));
            _buffer.AsSpan(0, _length).CopyTo(longer);
            Return();
            _buffer = longer;
        }

        return _buffer.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    // Cleared, since it holds personal data and the next renter sees what is left in it.
    private void Return() => ArrayPool<byte>.Shared.Return(_buffer, clearArray: true);
}
