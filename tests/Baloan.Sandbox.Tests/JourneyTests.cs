using System.Net;
using System.Text;
using Baloan.Sandbox.Tests.Support;
using UglyToad.PdfPig;

namespace Baloan.Sandbox.Tests;

public sealed class JourneyTests : SandboxTest
{
    [Fact]
    public async Task A_loan_walks_from_its_opening_to_its_payment()
    {
        var loan = await Partner.OpenedAsync();
        Sandbox.Loan(loan).State.Should().Be(SandboxLoanState.Created);

        await Sandbox.AdvanceAsync(loan);
        (await Partner.RequestOtpAsync(loan)).Status.Should().Be(HttpStatusCode.OK);
        (await Partner.SignAsync(loan, Sandbox.OtpOf(loan)!)).Status.Should().Be(HttpStatusCode.OK);
        (await Partner.ContractAsync(loan)).Json.GetProperty("is_agreed_by_user").GetBoolean().Should().BeTrue();

        await Sandbox.AdvanceAsync(loan);
        (await Sandbox.AdvanceAsync(loan)).History.Select(change => change.State).Should().Equal(
            SandboxLoanState.Created, SandboxLoanState.ChequeVerified, SandboxLoanState.SendLoanToBank, SandboxLoanState.LoanPaid);
    }

    [Fact]
    public async Task The_contract_is_a_readable_PDF_with_the_ids_of_the_loan()
    {
        var loan = await VerifiedLoanAsync();

        var bytes = await DownloadAsync(loan);

        using var document = PdfDocument.Open(bytes);
        var text = string.Join(' ', document.GetPage(1).GetWords().Select(word => word.Text));
        text.Should().ContainAll(loan.ToString(), Sandbox.Loan(loan).ContractId.ToString());
        Encoding.ASCII.GetString(bytes, 0, 5).Should().Be("%PDF-");
    }

    [Fact]
    public async Task A_loan_that_is_paid_cannot_be_advanced()
    {
        var loan = await Partner.OpenedAsync();
        await Sandbox.MoveAsync(loan, SandboxLoanState.LoanPaid);

        await Sandbox.Awaiting(sandbox => sandbox.AdvanceAsync(loan)).Should().ThrowAsync<InvalidOperationException>();
    }

    [Fact]
    public void A_loan_that_does_not_exist_is_named_in_the_exception()
    {
        var loan = Guid.NewGuid();

        Sandbox.Invoking(sandbox => sandbox.OtpOf(loan)).Should().Throw<KeyNotFoundException>().WithMessage($"*{loan}*");
    }

    [Fact]
    public async Task A_cancelled_loan_has_its_reason()
    {
        var loan = await Partner.OpenedAsync();

        (await Partner.CancelAsync(loan)).Status.Should().Be(HttpStatusCode.OK);

        Sandbox.Loan(loan).State.Should().Be(SandboxLoanState.Canceled);
        Sandbox.Loan(loan).Reason.Should().NotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_loan_shows_no_personal_data_as_text()
    {
        var loan = Sandbox.Loan(await Partner.OpenedAsync());

        loan.ToString().Should().NotContainAny(loan.PhoneNumber, loan.NationalIdentifier, "1999");
    }

    private async Task<byte[]> DownloadAsync(Guid loan)
    {
        var file = (await Partner.ContractAsync(loan)).Json.GetProperty("contract_pdf_file").GetProperty("file").GetString();
        return await Partner.Http.GetByteArrayAsync(file, Cancellation);
    }
}
