namespace Baloan.Sdk;

/// <summary>Looks for the end mark of a PDF file, which stands within its last 1024 bytes.</summary>
internal sealed class PdfEnd
{
    private const int TailSize = 1024;

    private readonly byte[] _tail = new byte[TailSize];
    private int _length;

    private static ReadOnlySpan<byte> Mark => "%%EOF"u8;

    public bool IsThere => _tail.AsSpan(0, _length).IndexOf(Mark) >= 0;

    public void See(ReadOnlySpan<byte> piece)
    {
        if (piece.Length > TailSize)
        {
            piece = piece.Slice(piece.Length - TailSize);
        }

        var kept = Math.Min(_length, TailSize - piece.Length);
        _tail.AsSpan(_length - kept, kept).CopyTo(_tail);
        piece.CopyTo(_tail.AsSpan(kept));
        _length = kept + piece.Length;
    }
}
