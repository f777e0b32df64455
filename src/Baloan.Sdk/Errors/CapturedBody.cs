using System.Text;

namespace Baloan.Sdk;

/// <summary>A copy of an answer's body, of its own size, that becomes text when somebody asks for it.</summary>
internal class CapturedBody
{
    /// <summary>No more of a body is read or kept.</summary>
    public const int MaxBytes = 64 * 1024;

    private readonly byte[] _utf8;
    private string? _text;

    protected CapturedBody(byte[] utf8) => _utf8 = utf8;

    public string Text => _text ??= Encoding.UTF8.GetString(_utf8);

    protected ReadOnlySpan<byte> Utf8 => _utf8;

    /// <summary>Keeps a copy of what came, up to <see cref="MaxBytes"/>.</summary>
    public static CapturedBody Of(ReadOnlySpan<byte> body, string? charset, bool isTruncated) =>
        new(Copy(body, charset, isTruncated));

    protected static byte[] Copy(ReadOnlySpan<byte> body, string? charset, bool isTruncated) => body.Length > MaxBytes
        ? BodyCharset.ToUtf8(body[..MaxBytes], charset, isCut: true)
        : BodyCharset.ToUtf8(body, charset, isTruncated);
}

/// <summary>Brings a body to UTF-8, by its byte order mark, its first bytes or its declared character set.</summary>
internal static class BodyCharset
{
    private const int MaxNameLength = 40;

    private const int Utf7CodePage = 65000;

    /// <summary>A copy of the body in UTF-8 without a byte order mark.</summary>
    /// <param name="body">The bytes as they came.</param>
    /// <param name="charset">The character set that the answer declares; an unknown one is taken for UTF-8.</param>
    /// <param name="isCut">Whether the body ends where it was cut, perhaps within a character.</param>
    public static byte[] ToUtf8(ReadOnlySpan<byte> body, string? charset, bool isCut)
    {
        var utf8 = AsUtf8(body, charset, out var converted);
        return converted ?? (isCut ? WithoutPartialCharacter(utf8) : utf8).ToArray();
    }

    /// <summary>The body in UTF-8 without a byte order mark; of one that is in UTF-8, as almost all are, no copy is made.</summary>
    public static ReadOnlySpan<byte> AsUtf8(ReadOnlySpan<byte> body, string? charset) => AsUtf8(body, charset, out _);

    private static ReadOnlySpan<byte> AsUtf8(ReadOnlySpan<byte> body, string? charset, out byte[]? converted)
    {
        while (body.StartsWith("\uFEFF"u8))
        {
            body = body[3..];
            charset = null;
        }

        var encoding = FromFirstBytes(body) ?? FromName(charset);
        converted = encoding is null || IsWideOnlyInName(encoding, body)
            ? null
            : Encoding.UTF8.GetBytes(encoding.GetString(body.ToArray()).TrimStart('\uFEFF'));
        return converted ?? body;
    }

    private static Encoding? FromFirstBytes(ReadOnlySpan<byte> body)
    {
        if (body.Length >= 4 && Utf32(body) is { } utf32)
        {
            return utf32;
        }

        return body switch
        {
            [0xFF, 0xFE, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
            [not 0, 0, ..] => Encoding.Unicode,
            [0, not 0, ..] => Encoding.BigEndianUnicode,
            _ => null,
        };
    }

    private static UTF32Encoding? Utf32(ReadOnlySpan<byte> body) => body switch
    {
        [0xFF, 0xFE, 0, 0, ..] or [not 0, 0, 0, 0, ..] => new UTF32Encoding(bigEndian: false, byteOrderMark: true),
        [0, 0, 0xFE, 0xFF, ..] or [0, 0, 0, not 0, ..] => new UTF32Encoding(bigEndian: true, byteOrderMark: true),
        _ => null,
    };

    private static Encoding? FromName(string? charset)
    {
        var name = charset?.Trim('"', '\'', ' ');
        if (name is null or { Length: 0 or > MaxNameLength } || IsUtf8Name(name))
        {
            return null;
        }

        try
        {
            // Code pages are those that the application has registered: their tables would weigh more than the whole client.
            var encoding = Encoding.GetEncoding(name);
            return encoding.CodePage is Utf7CodePage ? null : encoding;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static bool IsUtf8Name(string name) =>
        name.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
        || name.Equals("utf8", StringComparison.OrdinalIgnoreCase)
        || name.Equals("us-ascii", StringComparison.OrdinalIgnoreCase);

    // JSON in UTF-16 or UTF-32 has a zero among its first bytes; without one the declaration is wrong.
    private static bool IsWideOnlyInName(Encoding encoding, ReadOnlySpan<byte> body) =>
        encoding.GetByteCount("{") > 1 && body is [(byte)'{' or (byte)'[' or (byte)'"' or (byte)'<', not 0, ..];

    private static ReadOnlySpan<byte> WithoutPartialCharacter(ReadOnlySpan<byte> utf8)
    {
        for (var back = 1; back <= Math.Min(3, utf8.Length); back++)
        {
            var b = utf8[^back];
            if (b >= 0xC0)
            {
                var length = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : 2;
                return length > back ? utf8[..^back] : utf8;
            }

            if (b < 0x80)
            {
                break;
            }
        }

        return utf8;
    }
}
