using System.Globalization;
using System.Text;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Baloan.Sandbox.Contracts;

/// <summary>The PDF of a loan's contract. The same loan gives the same bytes.</summary>
internal static class ContractDocument
{
    private const double Left = 60;
    private const double ValueColumn = 250;
    private const double LineHeight = 24;

    public static byte[] Write(SandboxLoan loan)
    {
        using var builder = new PdfDocumentBuilder { ArchiveStandard = PdfAStandard.None };
        builder.DocumentInformation.Title = "Loan contract";
        builder.DocumentInformation.Producer = "Baloan sandbox";
        var regular = builder.AddStandard14Font(Standard14Font.Helvetica);
        var bold = builder.AddStandard14Font(Standard14Font.HelveticaBold);
        var page = builder.AddPage(PageSize.A4);

        page.AddText("Loan contract", 24, new PdfPoint(Left, 760), bold);
        page.AddText("Baloan partnership gateway, sandbox. Not a real contract.", 10, new PdfPoint(Left, 738), regular);
        page.DrawLine(new PdfPoint(Left, 726), new PdfPoint(535, 726), 1);

        var y = 696d;
        foreach (var (name, value) in Lines(loan))
        {
            page.AddText(name, 11, new PdfPoint(Left, y), bold);
            page.AddText(value, 11, new PdfPoint(ValueColumn, y), regular);
            y -= LineHeight;
        }

        page.DrawLine(new PdfPoint(Left, y - 40), new PdfPoint(Left + 180, y - 40), 0.5);
        page.AddText("Signed by the applicant with a one-time password", 9, new PdfPoint(Left, y - 54), regular);
        return WithId(builder.Build(), loan.ContractId ?? loan.Id);
    }

    /// <summary>Puts the contract's id where the PDF library puts a random one, so that the file stays the same.</summary>
    private static byte[] WithId(byte[] pdf, Guid id)
    {
        var text = Encoding.ASCII.GetBytes(id.ToString("N", CultureInfo.InvariantCulture).ToUpperInvariant());
        var at = pdf.AsSpan().LastIndexOf("/ID"u8);
        for (var copy = 0; copy < 2 && at >= 0; copy++)
        {
            at += pdf.AsSpan(at).IndexOf((byte)'<') + 1;
            text.CopyTo(pdf, at);
        }

        return pdf;
    }

    private static IEnumerable<(string Name, string Value)> Lines(SandboxLoan loan)
    {
        yield return ("Contract", loan.ContractId?.ToString("D", CultureInfo.InvariantCulture) ?? "");
        yield return ("Loan", loan.Id.ToString("D", CultureInfo.InvariantCulture));
        yield return ("National identifier", loan.NationalIdentifier);
        yield return ("Phone number", loan.PhoneNumber);
        yield return ("Date of birth", loan.BirthDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        yield return ("Store", loan.StoreId.ToString(CultureInfo.InvariantCulture));
        yield return ("Amount", Toman(loan.Amount));
        yield return ("Length", string.Create(CultureInfo.InvariantCulture, $"{loan.LoanDue} months"));
        yield return ("Monthly installment", Toman(loan.MonthlyInstallmentAmount));
        yield return ("Total payback", Toman(loan.TotalPayback));
        yield return ("Opened", loan.OpenedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC");
    }

    private static string Toman(long amount) => amount.ToString("N0", CultureInfo.InvariantCulture) + " Toman";
}
