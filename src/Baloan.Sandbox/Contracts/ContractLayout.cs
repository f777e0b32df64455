using System.Globalization;
using PdfSharp.Drawing;

namespace Baloan.Sandbox.Contracts;

/// <summary>What stands in a contract, and where.</summary>
internal sealed class ContractLayout(ContractSheet sheet, ContractWording wording)
{
    private const double LabelWidth = 92;
    private const double FactWidth = (ContractSheet.Width / 2) - 8;
    private const double RowHeight = 17;
    private const double NumberWidth = 70;
    private const double AmountWidth = (ContractSheet.Width - NumberWidth) / 2;
    private const double Padding = 8;
    private const double SignatureWidth = 230;
    private const double SignatureHeight = 72;

    private static readonly XColor Soft = XColor.FromArgb(0x56, 0x63, 0x5E);
    private static readonly XColor Rule = XColor.FromArgb(0xC9, 0xD3, 0xCF);
    private static readonly XColor Accent = XColor.FromArgb(0x0F, 0x76, 0x6E);
    private static readonly XColor Sunken = XColor.FromArgb(0xEE, 0xF3, 0xF1);
    private static readonly XColor Warning = XColor.FromArgb(0x85, 0x4D, 0x0E);
    private static readonly XColor WarningGround = XColor.FromArgb(0xFE, 0xF3, 0xC7);

    private readonly XFont _small = ContractFonts.Regular(8);
    private readonly XFont _text = ContractFonts.Regular(9.5);
    private readonly XFont _strong = ContractFonts.Bold(9.5);
    private readonly XFont _heading = ContractFonts.Bold(12);
    private readonly XFont _title = ContractFonts.Bold(21);

    public void Write(SandboxLoan loan, string? storeTitle)
    {
        Head(loan);
        Section(wording.Applicant, Applicant(loan));
        Section(wording.Terms, Terms(loan, storeTitle));
        WideFact(wording.Opened, wording.Moment(loan.OpenedAt), _strong);
        Installments(loan);
        Signature();
        sheet.NumberPages((page, pages) => ContractWording.Fill(wording.Page, wording.Count(page), wording.Count(pages)), _small, Soft);
    }

    private void Head(SandboxLoan loan)
    {
        sheet.Down(sheet.Write(wording.Title, _title));
        sheet.Down(sheet.Write(wording.GatewayName, _text, color: Soft));
        sheet.Down(8);
        sheet.Fill(24, WarningGround);
        sheet.Down(5);
        sheet.Write(wording.NotReal, _strong, Padding, ContractSheet.Width - (2 * Padding), color: Warning);
        sheet.Down(31);
        WideFact(wording.Contract, loan.ContractId?.ToString("D", CultureInfo.InvariantCulture) ?? "", _text);
        WideFact(wording.Loan, loan.Id.ToString("D", CultureInfo.InvariantCulture), _text);
        sheet.Down(8);
        var (amount, months) = (wording.Count(loan.Amount), wording.Count(loan.LoanDue));
        sheet.Down(sheet.Write(ContractWording.Fill(wording.Agreement, amount, months), _text));
    }

    private void WideFact(string label, string value, XFont font)
    {
        sheet.Write(label, _text, 0, LabelWidth, color: Soft);
        sheet.Write(value, font, LabelWidth, ContractSheet.Width - LabelWidth);
        sheet.Down(RowHeight);
    }

    private void Section(string title, IEnumerable<(string Label, string Value)> facts)
    {
        Heading(title);
        foreach (var row in facts.Chunk(2))
        {
            var heights = row.Select((fact, column) => Fact(fact, column * (ContractSheet.Width - FactWidth)));
            sheet.Down(Math.Max(RowHeight, heights.Max() + 3));
        }
    }

    private double Fact((string Label, string Value) fact, double start) => Math.Max(
        sheet.Write(fact.Label, _text, start, LabelWidth - Padding, color: Soft),
        sheet.Write(fact.Value, _strong, start + LabelWidth, FactWidth - LabelWidth));

    private void Heading(string title)
    {
        sheet.Down(14);
        sheet.Down(sheet.Write(title, _heading, color: Accent) + 2);
        sheet.Line(0, ContractSheet.Width, Rule);
        sheet.Down(7);
    }

    private IEnumerable<(string Label, string Value)> Applicant(SandboxLoan loan)
    {
        yield return (wording.NationalIdentifier, wording.Digits(loan.NationalIdentifier));
        yield return (wording.PhoneNumber, wording.Digits(loan.PhoneNumber));
        yield return (wording.BirthDate, wording.Day(loan.BirthDate.ToDateTime(TimeOnly.MinValue)));
    }

    private IEnumerable<(string Label, string Value)> Terms(SandboxLoan loan, string? storeTitle)
    {
        yield return (wording.Amount, Toman(loan.Amount));
        yield return (wording.Length, ContractWording.Fill(wording.Months, wording.Count(loan.LoanDue)));
        yield return (wording.MonthlyInstallment, Toman(loan.MonthlyInstallmentAmount));
        yield return (wording.TotalPayback, Toman(loan.TotalPayback));
        yield return (wording.Store, storeTitle ?? ContractWording.Fill(wording.StoreNumber, wording.Digits(loan.StoreId.ToString(CultureInfo.InvariantCulture))));
        yield return (wording.Partner, loan.Partner);
    }

    private string Toman(long amount) => ContractWording.Fill(wording.Toman, wording.Count(amount));

    private void Installments(SandboxLoan loan)
    {
        sheet.NeedsNewPage(3 * RowHeight);
        Heading(wording.Installments);
        Row(_strong, wording.Number, wording.InstallmentAmount, wording.Left, isHead: true);
        var left = loan.TotalPayback;
        for (var number = 1; number <= loan.LoanDue; number++)
        {
            // The last one makes up what rounding took from the others.
            var amount = number == loan.LoanDue ? left : loan.MonthlyInstallmentAmount;
            left -= amount;
            if (sheet.NeedsNewPage(RowHeight))
            {
                Row(_strong, wording.Number, wording.InstallmentAmount, wording.Left, isHead: true);
            }

            Row(_text, wording.Count(number), wording.Count(amount), wording.Count(left));
        }
    }

    /// <summary>A row of the table. The ones of its numbers stand below each other in both languages.</summary>
    private void Row(XFont font, string number, string amount, string left, bool isHead = false)
    {
        if (isHead)
        {
            sheet.Fill(RowHeight, Sunken);
        }

        sheet.Down(2);
        sheet.Write(number, font, Padding, NumberWidth - Padding);
        sheet.Write(amount, font, NumberWidth, AmountWidth - Padding, atEnd: !wording.IsRightToLeft);
        sheet.Write(left, font, NumberWidth + AmountWidth, AmountWidth - Padding, atEnd: !wording.IsRightToLeft);
        sheet.Down(RowHeight - 2);
        sheet.Line(0, ContractSheet.Width, Rule);
    }

    private void Signature()
    {
        sheet.NeedsNewPage(SignatureHeight);
        sheet.Down(SignatureHeight - 20);
        sheet.Line(0, SignatureWidth, Soft);
        sheet.Down(4);
        sheet.Write(wording.Signature, _small, 0, SignatureWidth, color: Soft);
    }
}
