using System.Text;

namespace Baloan.Sdk.Errors.Internal;

/// <summary>A copy of an answer's body, of its own size, that becomes text when somebody asks for it.</summary>
internal class CapturedBody(byte[] utf8)
{
    /// <summary>No more of a body is read or kept.</summary>
    public const int MaxBytes = 64 * 1024;

    private string? _text;

    public string Text => _text ??= Encoding.UTF8.GetString(utf8);

    protected ReadOnlySpan<byte> Utf8 => utf8;
}
