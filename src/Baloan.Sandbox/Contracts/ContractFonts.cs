using System.Reflection;
using PdfSharp.Drawing;
using PdfSharp.Pdf;

namespace Baloan.Sandbox.Contracts;

/// <summary>Vazirmatn in two weights, with the letters of Persian, Arabic and the languages of Europe.</summary>
internal static class ContractFonts
{
    private static readonly XGlyphTypeface RegularFace = Load("Vazirmatn-Regular.ttf");
    private static readonly XGlyphTypeface BoldFace = Load("Vazirmatn-Bold.ttf");

    public static XFont Regular(double size) => Of(RegularFace, size);

    public static XFont Bold(double size) => Of(BoldFace, size);

    private static XFont Of(XGlyphTypeface face, double size) => new(face, size, new XPdfFontOptions(PdfFontEncoding.Unicode), null);

    /// <summary>Taken from the bytes: what the whole process may set but once, the library's resolver of fonts, stays free for others.</summary>
    private static XGlyphTypeface Load(string name)
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream($"contracts/{name}")!;
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return new(XFontSource.GetOrCreateFrom(bytes));
    }
}
