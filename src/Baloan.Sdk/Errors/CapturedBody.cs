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
