namespace Baloan.Sdk;

/// <summary>Hides personal data in what may be printed.</summary>
internal static class Mask
{
    /// <summary>The text with a star for every character but the last <paramref name="shown"/>.</summary>
    public static string AllButLast(string text, int shown) =>
        text.Length <= shown
            ? new string('*', text.Length)
            : text.Substring(text.Length - shown).PadLeft(text.Length, '*');
}
