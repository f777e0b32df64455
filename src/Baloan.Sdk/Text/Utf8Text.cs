using System.Buffers.Text;
#if NET
using System.Text.Unicode;
#endif

namespace Baloan.Sdk;

/// <summary>Tells whether bytes are text, without an exception.</summary>
internal static class Utf8Text
{
    private const int EscapeLength = 6;

    /// <summary>Whether a string of JSON, as it came, is text: UTF-8, and no escape is half a character.</summary>
    public static bool IsText(ReadOnlySpan<byte> json, bool isEscaped) => IsUtf8(json) && (!isEscaped || HasWholeEscapes(json));

    private static bool HasWholeEscapes(ReadOnlySpan<byte> json)
    {
        var at = json.IndexOf((byte)'\\');
        while (at >= 0 && at + 1 < json.Length)
        {
            var unit = UnitAt(json, at);
            if (unit is >= 0xDC00 and <= 0xDFFF)
            {
                return false;
            }

            if (unit is >= 0xD800 and <= 0xDBFF)
            {
                at += EscapeLength;
                if (UnitAt(json, at) is not (>= 0xDC00 and <= 0xDFFF))
                {
                    return false;
                }
            }

            // Past the escape's own letter, which can be a backslash itself.
            var next = json.Slice(at + 2).IndexOf((byte)'\\');
            at = next < 0 ? -1 : at + 2 + next;
        }

        return true;
    }

    /// <summary>The UTF-16 unit that is escaped here; -1 where none is.</summary>
    private static int UnitAt(ReadOnlySpan<byte> json, int at) =>
        at + EscapeLength <= json.Length && json[at] == '\\' && json[at + 1] == 'u'
            && Utf8Parser.TryParse(json.Slice(at + 2, 4), out uint unit, out var read, 'x') && read == 4
                ? (int)unit
                : -1;

#if NET
    private static bool IsUtf8(ReadOnlySpan<byte> bytes) => Utf8.IsValid(bytes);
#else
    private static bool IsUtf8(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; at < bytes.Length; at++)
        {
            var first = bytes[at];
            var (following, least, most) = first switch
            {
                < 0x80 => (0, 0, 0),
                >= 0xC2 and <= 0xDF => (1, 0x80, 0xBF),
                0xE0 => (2, 0xA0, 0xBF),
                0xED => (2, 0x80, 0x9F),
                >= 0xE1 and <= 0xEF => (2, 0x80, 0xBF),
                0xF0 => (3, 0x90, 0xBF),
                >= 0xF1 and <= 0xF3 => (3, 0x80, 0xBF),
                0xF4 => (3, 0x80, 0x8F),
                _ => (int.MaxValue, 0, 0),
            };
            if (following > bytes.Length - at - 1)
            {
                return false;
            }

            for (; following > 0; following--)
            {
                var next = bytes[++at];
                if (next < least || next > most)
                {
                    return false;
                }

                (least, most) = (0x80, 0xBF);
            }
        }

        return true;
    }
#endif
}
