namespace Baloan.Sdk.Tests.Wire;

/// <summary>Each operation as the gateway documents it: method, path, headers and body.</summary>
public sealed class OperationsTests : IAsyncLifetime
{
    private readonly WireGateway _gateway = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => default;

    public ValueTask DisposeAsync() => _gateway.DisposeAsync();

    [Fact]
    public async Task The_token_is_asked_for_with_a_form()
    {
        _gateway.Answer("GET", WireGateway.PoliciesPath, DocumentedExample.Policies);

        await _gateway.Client.Policies.ListAsync(Token);

        _gateway.TokenRequest.ShouldBe("POST", "/api/v1/partnership/token/");
        _gateway.TokenRequest.ShouldCarryBody("username=partner&password=p%40ss+word", "application/x-www-form-urlencoded");
        _gateway.TokenRequest.Header("Authorization").Should().BeNull();
        _gateway.TokenRequest.ShouldNameTheClient();
    }

    [Fact]
    public async Task The_policies_are_read_without_a_trailing_slash()
    {
        _gateway.Answer("GET", WireGateway.PoliciesPath, DocumentedExample.Policies);

        await _gateway.Client.Policies.ListAsync(Token);

        _gateway.Request.ShouldBe("GET", "/api/v1/partnership/loan-policies");
        _gateway.Request.ShouldCarryTheClientsHeaders();
        _gateway.Request.ShouldCarryNoBody();
    }

    [Fact]
    public async Task A_loan_is_opened_with_json_and_a_trailing_slash()
    {
        _gateway.Answer("POST", WireGateway.LoanPath, DocumentedExample.Loan);

        await _gateway.Client.Loans.CreateAsync(DocumentedExample.NewLoanRequest(), Token);

        _gateway.Request.ShouldBe("POST", "/api/v1/partnership/loan/");
        _gateway.Request.ShouldCarryTheClientsHeaders();
        _gateway.Request.ShouldCarryBody(DocumentedExample.LoanRequestOnTheWire, "application/json");
    }

    [Fact]
    public async Task A_loan_is_cancelled_with_a_json_type_and_an_empty_body()
    {
        _gateway.Answer("POST", WireGateway.CancelPath, []);

        await _gateway.Client.Loans.CancelAsync(DocumentedExample.LoanId, Token);

        _gateway.Request.ShouldBe("POST", "/api/v1/partnership/loan/a71b93c4-b1a9-4868-9cb2-310757422af1/cancel/");
        _gateway.Request.ShouldCarryTheClientsHeaders();
        _gateway.Request.ShouldCarryBody("", "application/json");
    }

    [Fact]
    public async Task A_contract_is_read_with_a_trailing_slash()
    {
        _gateway.Answer("GET", WireGateway.ContractPath, DocumentedExample.Contract);

        await _gateway.Client.Contracts.GetAsync(DocumentedExample.LoanId, Token);

        _gateway.Request.ShouldBe("GET", "/api/v1/partnership/loan/a71b93c4-b1a9-4868-9cb2-310757422af1/contract/");
        _gateway.Request.ShouldCarryTheClientsHeaders();
        _gateway.Request.ShouldCarryNoBody();
    }

    [Fact]
    public async Task An_OTP_is_requested_with_an_empty_body_of_no_type()
    {
        _gateway.Answer("POST", WireGateway.ContractPath, []);

        await _gateway.Client.Contracts.RequestOtpAsync(DocumentedExample.LoanId, Token);

        _gateway.Request.ShouldBe("POST", "/api/v1/partnership/loan/a71b93c4-b1a9-4868-9cb2-310757422af1/contract/");
        _gateway.Request.ShouldCarryTheClientsHeaders();
        _gateway.Request.ShouldCarryBody("", contentType: null);
    }

    [Fact]
    public async Task A_contract_is_signed_with_the_OTP_in_json()
    {
        _gateway.Answer("PATCH", WireGateway.ContractPath, []);

        await _gateway.Client.Contracts.SignAsync(DocumentedExample.LoanId, "12345", Token);

        _gateway.Request.ShouldBe("PATCH", "/api/v1/partnership/loan/a71b93c4-b1a9-4868-9cb2-310757422af1/contract/");
        _gateway.Request.ShouldCarryTheClientsHeaders();
        _gateway.Request.ShouldCarryBody("""{"otp":"12345"}""", "application/json");
    }

    [Fact]
    public async Task An_OTP_in_Persian_digits_is_sent_in_ASCII()
    {
        _gateway.Answer("PATCH", WireGateway.ContractPath, []);

        await _gateway.Client.Contracts.SignAsync(DocumentedExample.LoanId, " ۱۲۳۴۵ ", Token);

        _gateway.Request.ShouldCarryBody("""{"otp":"12345"}""", "application/json");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("\"OK\"")]
    [InlineData("{\"detail\":\"done\"}")]
    public async Task Any_body_of_the_gateways_will_do_where_no_answer_is_documented(string body)
    {
        _gateway.Answer("POST", WireGateway.CancelPath, System.Text.Encoding.UTF8.GetBytes(body));
        _gateway.Answer("POST", WireGateway.ContractPath, System.Text.Encoding.UTF8.GetBytes(body));
        _gateway.Answer("PATCH", WireGateway.ContractPath, System.Text.Encoding.UTF8.GetBytes(body));

        await _gateway.Client.Contracts.RequestOtpAsync(DocumentedExample.LoanId, Token);
        await _gateway.Client.Contracts.SignAsync(DocumentedExample.LoanId, "12345", Token);
        await _gateway.Client.Loans.CancelAsync(DocumentedExample.LoanId, Token);

        _gateway.Requests.Should().HaveCount(4, "each was sent once, and one token served all");
    }
}
