using System.Buffers;
using System.Text.Json;

namespace Baloan.Sdk;

/// <summary>Writes the JSON object that a request has as its body.</summary>
internal sealed class JsonBody : IBufferWriter<byte>
{
    private byte[] _buffer = new byte[256];
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

        return body._buffer.AsSpan(0, body._length).ToArray();
    }

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (_buffer.Length - _length < Math.Max(sizeHint, 1))
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + sizeHint));
        }

        return _buffer.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
}
