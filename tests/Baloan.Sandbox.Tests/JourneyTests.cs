using System.Net;
using System.Text;
using Baloan.Sandbox.Tests.Support;
using UglyToad.PdfPig;

namespace Baloan.Sandbox.Tests;

public sealed class JourneyTests : IAsyncLifetime
{
    private BaloanSandbox _sandbox = null!;
    private Partner _partner = null!;

    public async ValueTask InitializeAsync()
    {
        _sandbox = await BaloanSandbox.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        _partner = await Partner.LogInAsync(_sandbox);
    }

    public async ValueTask DisposeAsync()
    {
        _partner.Dispose();
        await _sandbox.DisposeAsync();
    }

    [Fact]
    public async Task A_loan_walks_from_its_opening_to_its_payment()
    {
        var loan = await _partner.OpenedAsync();
        _sandbox.Loan(loan).State.Should().Be(SandboxLoanState.Created);

        await _sandbox.AdvanceAsync(loan);
        (await _partner.RequestOtpAsync(loan)).Status.Should().Be(HttpStatusCode.OK);
        (await _partner.SignAsync(loan, _sandbox.OtpOf(loan)!)).Status.Should().Be(HttpStatusCode.OK);
        (await _partner.ContractAsync(loan)).Json.GetProperty("is_agreed_by_user").GetBoolean().Should().BeTrue();

        await _sandbox.AdvanceAsync(loan);
        (await _sandbox.AdvanceAsync(loan)).History.Select(change => change.State).Should().Equal(
            SandboxLoanState.Created, SandboxLoanState.ChequeVerified, SandboxLoanState.SendLoanToBank, SandboxLoanState.LoanPaid);
    }

    [Fact]
    public async Task The_contract_is_a_readable_PDF_with_the_figures_of_the_loan()
    {
        var loan = await _partner.OpenedAsync();
        await _sandbox.AdvanceAsync(loan);

        var file = (await _partner.ContractAsync(loan)).Json.GetProperty("contract_pdf_file").GetProperty("file").GetString();
        var bytes = await new HttpClient().GetByteArrayAsync(file, TestContext.Current.CancellationToken);

        using var document = PdfDocument.Open(bytes);
        var text = string.Join(' ', document.GetPage(1).GetWords().Select(word => word.Text));
        text.Should().ContainAll("10,000,000 Toman", "1,057,616 Toman", "12,691,397 Toman", "12 months", "07148143380", loan.ToString());
        Encoding.ASCII.GetString(bytes, 0, 5).Should().Be("%PDF-");
    }

    [Fact]
    public async Task A_loan_that_is_paid_cannot_be_advanced()
    {
        var loan = await _partner.OpenedAsync();
        await _sandbox.MoveAsync(loan, SandboxLoanState.LoanPaid);

        await _sandbox.Awaiting(sandbox => sandbox.AdvanceAsync(loan)).Should().ThrowAsync<InvalidOperationException>();
    }

    [Fact]
    public async Task A_cancelled_loan_has_its_reason()
    {
        var loan = await _partner.OpenedAsync();

        (await _partner.CancelAsync(loan)).Status.Should().Be(HttpStatusCode.OK);

        _sandbox.Loan(loan).State.Should().Be(SandboxLoanState.Canceled);
        _sandbox.Loan(loan).Reason.Should().NotBeNullOrEmpty();
    }
}
