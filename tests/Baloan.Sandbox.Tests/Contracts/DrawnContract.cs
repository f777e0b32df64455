using System.Globalization;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.TrueType;
using UglyToad.PdfPig.Fonts.TrueType.Parser;
using UglyToad.PdfPig.Fonts.TrueType.Tables;
using UglyToad.PdfPig.Graphics.Operations.TextShowing;

namespace Baloan.Sandbox.Tests.Contracts;

/// <summary>A contract's PDF as its reader sees it.</summary>
internal sealed class DrawnContract(byte[] file) : IDisposable
{
    private static readonly Lazy<CMapTable> Characters = new(ReadFont);

    public PdfDocument Document { get; } = PdfDocument.Open(file);

    /// <summary>What is drawn, for each piece of text: the shapes of the font from left to right.</summary>
    public IReadOnlyList<string> Drawn =>
    [
        .. Document.GetPages().SelectMany(page => page.Operations).OfType<ShowText>()
            .Select(shown => string.Join(' ', shown.Bytes.ToArray().Chunk(2).Select(shape => Name((shape[0] << 8) | shape[1])))),
    ];

    /// <summary>What is found by who searches or copies: for each piece of text the letters it stands for, from left to right.</summary>
    public IReadOnlyList<string> Found =>
    [
        .. Document.GetPages().SelectMany(page => page.Letters.GroupBy(letter => letter.TextSequence))
            .Select(piece => string.Concat(piece.Select(letter => letter.Value))),
    ];

    /// <summary>The shapes of characters; one that the font lacks has the shape 0.</summary>
    public static string ShapesOf(string characters) =>
        string.Join(' ', characters.EnumerateRunes().Select(character => Name(Characters.Value.TryGetGlyphIndex(character.Value, out var shape) ? shape : 0)));

    /// <summary>A text that runs from right to left as it stands from left to right.</summary>
    public static string FromLeft(string text) => string.Concat(text.EnumerateRunes().Reverse());

    public void Dispose() => Document.Dispose();

    private static string Name(int shape) => shape.ToString("X4", CultureInfo.InvariantCulture);

    private static CMapTable ReadFont()
    {
        using var resource = typeof(BaloanSandbox).Assembly.GetManifestResourceStream("contracts/Vazirmatn-Bold.ttf")!;
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return TrueTypeFontParser.Parse(new TrueTypeDataBytes(new MemoryInputBytes(bytes.ToArray()))).TableRegister.CMapTable!;
    }
}
