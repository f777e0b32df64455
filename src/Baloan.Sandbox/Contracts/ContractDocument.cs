using System.Globalization;
using System.Text;
using PdfSharp.Pdf;

namespace Baloan.Sandbox.Contracts;

/// <summary>The PDF of a loan's contract. The same loan gives the same bytes in the same language.</summary>
internal static class ContractDocument
{
    // The random beginning of a font's name, as in "/ABCDEF+Vazirmatn".
    private const int FontTagLength = 8;

    private static readonly string[] FontNames = ["/BaseFont", "/FontName"];

    public static byte[] Write(SandboxLoan loan, string? storeTitle, ContractWording wording)
    {
        var id = loan.ContractId ?? loan.Id;
        using var document = new PdfDocument { Language = wording.LanguageCode };
        // What the library compresses lacks its checksum, at which careful readers of PDF complain.
        document.Options.NoCompression = true;
        document.Options.CompressContentStreams = false;
        var letters = new LetterMap();
        document.RenderEvents.RenderTextEvent += letters.Note;
        Describe(document, loan, wording, id);
        using (var sheet = new ContractSheet(document, wording.IsRightToLeft))
        {
            new ContractLayout(sheet, wording).Write(loan, storeTitle);
        }

        letters.AddTo(document);
        NameFonts(document);
        return WithId(BytesOf(document), id);
    }

    /// <summary>The library writes a file's days in the calendar of the thread's culture, which PDF does not know.</summary>
    private static byte[] BytesOf(PdfDocument document)
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            using var file = new MemoryStream();
            document.Save(file, closeStream: false);
            return file.ToArray();
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    private static void Describe(PdfDocument document, SandboxLoan loan, ContractWording wording, Guid id)
    {
        document.Info.Title = wording.Title;
        document.Info.Creator = "Baloan sandbox";
        document.Info.CreationDate = document.Info.ModificationDate = loan.OpenedAt.UtcDateTime;
        document.Internals.FirstDocumentID = document.Internals.SecondDocumentID = Encoding.Latin1.GetString(id.ToByteArray());
    }

    /// <summary>Counts the fonts where the library gives them random names.</summary>
    private static void NameFonts(PdfDocument document)
    {
        var tags = new List<string>();
        foreach (var part in document.Internals.GetAllObjects().OfType<PdfDictionary>())
        {
            foreach (var key in FontNames.Where(key => part.Elements.GetName(key).Length > FontTagLength))
            {
                var name = part.Elements.GetName(key);
                var tag = name[..FontTagLength];
                if (!tags.Contains(tag))
                {
                    tags.Add(tag);
                }

                part.Elements.SetName(key, $"/CONTR{(char)('A' + tags.IndexOf(tag))}+{name[FontTagLength..]}");
            }
        }
    }

    /// <summary>Puts the contract's id where the library writes random ones, so that the file stays the same.</summary>
    private static byte[] WithId(byte[] pdf, Guid id)
    {
        var text = Encoding.ASCII.GetBytes(id.ToString("D", CultureInfo.InvariantCulture));
        foreach (var element in new[] { "<xmpMM:DocumentID>uuid:", "<xmpMM:InstanceID>uuid:" })
        {
            var at = pdf.AsSpan().LastIndexOf(Encoding.ASCII.GetBytes(element));
            text.CopyTo(pdf, at + element.Length);
        }

        return pdf;
    }
}
