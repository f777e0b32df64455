using System.Buffers;

namespace Baloan.Sdk;

/// <summary>Takes so many bytes of a cache's entry and no more: the write that would pass them throws.</summary>
internal sealed class EntryBuffer(int maxBytes) : IBufferWriter<byte>
{
    private const int FirstBytes = 4096;

    private byte[] _bytes = new byte[FirstBytes];
    private int _length;

    /// <summary>Whether more came than may.</summary>
    public bool IsFull { get; private set; }

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        var needed = (long)_length + Math.Max(sizeHint, 1);
        if (needed > maxBytes)
        {
            IsFull = true;
            throw new InvalidDataException("The entry is too long.");
        }

        if (needed > _bytes.Length)
        {
            Array.Resize(ref _bytes, (int)Math.Min(maxBytes, Math.Max(needed, 2L * _bytes.Length)));
        }

        return _bytes.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public byte[] ToArray() => _bytes.AsSpan(0, _length).ToArray();
}
