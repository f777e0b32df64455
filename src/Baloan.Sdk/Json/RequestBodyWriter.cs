using System.Buffers.Text;

namespace Baloan.Sdk;

/// <summary>Writes a JSON object into a buffer that is large enough for it. It escapes nothing: all that is written is names, digits and hyphens.</summary>
internal ref struct RequestBodyWriter
{
    private readonly Span<byte> _buffer;
    private int _length;

    public RequestBodyWriter(Span<byte> buffer)
    {
        _buffer = buffer;
        _length = 0;
    }

    /// <summary>Writes a text of digits and hyphens.</summary>
    public void WriteDigits(ReadOnlySpan<byte> name, string digits)
    {
        WriteName(name);
        Add('"');
        foreach (var character in digits)
        {
            Add(character);
        }

        Add('"');
    }

    /// <summary>Writes a number, without needless decimals.</summary>
    public void WriteNumber(ReadOnlySpan<byte> name, decimal number)
    {
        WriteName(name);
        Utf8Formatter.TryFormat(InvariantNumber.Normalize(number), _buffer[_length..], out var written);
        _length += written;
    }

    /// <summary>The object that was written.</summary>
    public byte[] End()
    {
        Add('}');
        return _buffer[.._length].ToArray();
    }

    private void WriteName(ReadOnlySpan<byte> name)
    {
        Add(_length == 0 ? '{' : ',');
        Add('"');
        name.CopyTo(_buffer[_length..]);
        _length += name.Length;
        Add('"');
        Add(':');
    }

    private void Add(char character) => _buffer[_length++] = (byte)character;
}
