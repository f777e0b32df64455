using Baloan.Sandbox.Typesetting;
using PdfSharp;
using PdfSharp.Drawing;
using PdfSharp.Pdf;

namespace Baloan.Sandbox.Contracts;

/// <summary>
/// The pages of a contract. Every place is counted from the side where the lines of the language begin, so that a page in Persian is that in
/// English turned round.
/// </summary>
internal sealed class ContractSheet(PdfDocument document, bool isRightToLeft) : IDisposable
{
    public const double Width = PageWidth - (2 * Margin);

    private const double PageWidth = 595;
    private const double Margin = 56;
    private const double Bottom = 770;
    private const double FooterLine = 802;
    private const double LineSpacing = 1.5;
    private const int MostLines = 3;

    private static readonly XColor Ink = XColor.FromArgb(0x17, 0x21, 0x1E);

    private XGraphics _graphics = AddPage(document);

    /// <summary>How far down the page is written.</summary>
    public double Y { get; private set; } = Margin;

    public void Down(double height) => Y += height;

    /// <summary>Begins a new page where that much is no longer free on this one, and tells whether it did.</summary>
    public bool NeedsNewPage(double height)
    {
        if (Y + height <= Bottom)
        {
            return false;
        }

        _graphics.Dispose();
        _graphics = AddPage(document);
        Y = Margin;
        return true;
    }

    /// <summary>Writes a text from the height it is at, and gives the height it takes.</summary>
    public double Write(string text, XFont font, double start = 0, double width = Width, bool atEnd = false, XColor? color = null)
    {
        var runsRightToLeft = PrintedText.IsRightToLeft(text, isRightToLeft);
        string Print(string line) => PrintedText.Of(line, runsRightToLeft);
        double WidthOf(string printed) => _graphics.MeasureString(printed, font).Width;

        var lines = LineBreaker.Break(text, MostLines, line => WidthOf(Print(line)) <= width);
        var brush = new XSolidBrush(color ?? Ink);
        for (var index = 0; index < lines.Count; index++)
        {
            var printed = Print(lines[index]);
            var lineWidth = WidthOf(printed);
            var left = Left(start + (atEnd ? width - lineWidth : 0), lineWidth);
            _graphics.DrawString(printed, font, brush, left, Y + font.Size + (index * font.Size * LineSpacing));
        }

        return lines.Count * font.Size * LineSpacing;
    }

    public void Line(double start, double width, XColor color) =>
        _graphics.DrawLine(new XPen(color, 0.6), Left(start, width), Y, Left(start, width) + width, Y);

    public void Fill(double height, XColor color, double start = 0, double width = Width) =>
        _graphics.DrawRectangle(new XSolidBrush(color), Left(start, width), Y, width, height);

    /// <summary>Writes below each page which of them it is.</summary>
    public void NumberPages(Func<int, int, string> text, XFont font, XColor color)
    {
        _graphics.Dispose();
        for (var number = 1; number <= document.PageCount; number++)
        {
            _graphics = XGraphics.FromPdfPage(document.Pages[number - 1], XGraphicsPdfPageOptions.Append);
            Y = FooterLine;
            Write(text(number, document.PageCount), font, color: color);
            _graphics.Dispose();
        }
    }

    public void Dispose() => _graphics.Dispose();

    private static XGraphics AddPage(PdfDocument document)
    {
        var page = document.AddPage();
        page.Size = PageSize.A4;
        return XGraphics.FromPdfPage(page);
    }

    private double Left(double start, double width) => isRightToLeft ? PageWidth - Margin - start - width : Margin + start;
}
