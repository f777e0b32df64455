using System.Globalization;
using System.Text;

namespace Baloan.Sandbox.Requests;

/// <summary>A body as the log keeps it: all of it, or the first 64 KiB with a note of how long it was.</summary>
internal static class LoggedText
{
    private const int Limit = 64 * 1024;

    public static string Of(ReadOnlySpan<byte> body) => body.Length <= Limit
        ? Encoding.UTF8.GetString(body)
        : string.Create(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetString(body[..EndOfCharacter(body)])}… ({body.Length} bytes in all)");

    private static int EndOfCharacter(ReadOnlySpan<byte> body)
    {
        const int LongestCharacter = 4;
        var end = Limit;
        while (end > Limit - LongestCharacter && IsWithinCharacter(body[end]))
        {
            end--;
        }

        return end;
    }

    private static bool IsWithinCharacter(byte value) => (value & 0xC0) == 0x80;
}
