using System.Globalization;
using System.Text;
using Baloan.Sandbox.Typesetting;
using PdfSharp.Events;
using PdfSharp.Pdf;

namespace Baloan.Sandbox.Contracts;

/// <summary>
/// Which letters the drawn shapes of a font stand for, so that who copies or searches the text finds letters. The library would name the
/// joined forms instead.
/// </summary>
internal sealed class LetterMap
{
    // A table of a CMap holds no more.
    private const int TableSize = 100;

    // The shape that is drawn for what the font lacks.
    private const ushort Missing = 0;

    private const string ToUnicode = "/ToUnicode";
    private const string BaseFont = "/BaseFont";
    private const string Type0 = "/Type0";

    private readonly SortedDictionary<ushort, int> _regular = [];
    private readonly SortedDictionary<ushort, int> _bold = [];

    /// <summary>Takes down what is drawn.</summary>
    public void Note(object? sender, RenderTextEventArgs text)
    {
        var letters = text.Font.Bold ? _bold : _regular;
        foreach (var pair in text.CodePointGlyphIndexPairs)
        {
            letters.TryAdd(pair.GlyphIndex, pair.GlyphIndex == Missing ? Rune.ReplacementChar.Value : ArabicForms.LetterOf(pair.CodePoint));
        }
    }

    /// <summary>Gives the fonts of a document their letters; before it is saved.</summary>
    public void AddTo(PdfDocument document)
    {
        var fonts = document.Internals.GetAllObjects().OfType<PdfDictionary>().Where(part => part.Elements.GetName("/Subtype") == Type0);
        foreach (var font in fonts)
        {
            var isBold = font.Elements.GetName(BaseFont).EndsWith("Bold", StringComparison.Ordinal);
            var map = new PdfDictionary(document);
            map.CreateStream(Encoding.ASCII.GetBytes(MapOf(isBold ? _bold : _regular)));
            document.Internals.AddObject(map);
            font.Elements.SetReference(ToUnicode, map);
        }
    }

    private static string MapOf(SortedDictionary<ushort, int> letters)
    {
        var map = new StringBuilder("""
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange

            """);
        foreach (var table in letters.Chunk(TableSize))
        {
            map.Append(CultureInfo.InvariantCulture, $"{table.Length} beginbfchar\n");
            foreach (var (shape, letter) in table)
            {
                map.Append(CultureInfo.InvariantCulture, $"<{shape:X4}> <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(char.ConvertFromUtf32(letter)))}>\n");
            }

            map.Append("endbfchar\n");
        }

        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString().ReplaceLineEndings("\n");
    }
}
