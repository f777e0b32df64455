using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Baloan.Sdk.Tests.Wire;

/// <summary>Each example of the gateway's document, byte for byte, through the client.</summary>
public sealed class DocumentedExamplesTests : IAsyncLifetime
{
    private static readonly JsonDocumentOptions TrailingCommas = new() { AllowTrailingCommas = true };

    private readonly WireGateway _gateway = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => default;

    public ValueTask DisposeAsync() => _gateway.DisposeAsync();

    [Fact]
    public async Task The_token_serves_though_it_is_no_readable_JWT()
    {
        _gateway.Answer("GET", WireGateway.PoliciesPath, DocumentedExample.Policies);

        await _gateway.Client.Policies.ListAsync(Token);
        await _gateway.Client.Policies.ListAsync(Token);

        _gateway.Requests.Select(request => request.Header("Authorization")).Should().Equal(
            null,
            "Bearer eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.6Xg5lfYhy5DqJbHNT2XZ_crZrv8QmXyrNqN4RG-Q-pU",
            "Bearer eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.6Xg5lfYhy5DqJbHNT2XZ_crZrv8QmXyrNqN4RG-Q-pU");
    }

    [Fact]
    public async Task The_policies_are_read_past_their_trailing_comma()
    {
        Encoding.UTF8.GetString(DocumentedExample.Policies).Should().Contain("},\n],");
        _gateway.Answer("GET", WireGateway.PoliciesPath, DocumentedExample.Policies);

        var policies = await _gateway.Client.Policies.ListAsync(Token);

        var policy = policies.Should().ContainSingle().Subject;
        policy.Stores.Select(store => (store.Id, store.Title, store.Logo)).Should().Equal(
            (1, "فروشگاه اول", new Uri("https://first-store.logo.sample")),
            (2, "فروشگاه دوم", new Uri("https://second-store.logo.sample")));
        policy.Amount.Contains(Toman.FromMillions(10)).Should().BeTrue("the lower bound is closed");
        policy.Amount.Contains(Toman.FromMillions(30)).Should().BeFalse("the upper bound is open");
        policy.Amount.Contains(new Toman(29_999_999)).Should().BeTrue();
        policy.PossibleLoanDues.Should().Equal(12);
        policy.BankEffectedInterestRate.Should().Be(22);
        policy.InstallmentFormula.Should().NotBeNull();
        policy.AdditionalData.Should().BeNull();
    }

    [Fact]
    public async Task The_policys_formula_estimates_the_instalment()
    {
        _gateway.Answer("GET", WireGateway.PoliciesPath, DocumentedExample.Policies);

        var policies = await _gateway.Client.Policies.ListAsync(Token);

        policies[0].Allows(new Toman(10_000_000), 12).Should().BeTrue();
        policies[0].EstimateInstallment(new Toman(10_000_000), 12).MonthlyInstallment.Should().Be(new Toman(1_016_667));
    }

    [Fact]
    public async Task The_loan_request_is_sent_field_for_field_as_documented()
    {
        _gateway.Answer("POST", WireGateway.LoanPath, DocumentedExample.Loan);
        var documented = JsonSerializer.Deserialize<CreateLoanRequest>(DocumentedExample.LoanRequest)!;

        await _gateway.Client.Loans.CreateAsync(documented, Token);

        var sent = JsonNode.Parse(_gateway.Request.BodyAsBytes);
        JsonNode.DeepEquals(sent, JsonNode.Parse(DocumentedExample.LoanRequest)).Should().BeTrue();
        sent!.AsObject().Select(field => field.Key).Should().Equal(
            JsonNode.Parse(DocumentedExample.LoanRequest)!.AsObject().Select(field => field.Key));
    }

    [Fact]
    public async Task The_loan_is_read_with_its_plan()
    {
        _gateway.Answer("POST", WireGateway.LoanPath, DocumentedExample.Loan);

        var loan = await _gateway.Client.Loans.CreateAsync(DocumentedExample.NewLoanRequest(), Token);

        loan.Id.Should().Be(Guid.Parse("a71b93c4-b1a9-4868-9cb2-310757422af1"));
        loan.PhoneNumber.Value.Should().Be("09123456789");
        loan.NationalIdentifier.Value.Should().Be("07148143380");
        loan.BirthDate.Should().Be(new BirthDate(1999, 2, 14));
        loan.Amount.Should().Be(new Toman(10_000_000));
        loan.LoanDue.Should().Be(12);
        loan.StoreId.Should().Be(1);
        loan.Plan!.MonthlyInstallment.Should().Be(new Toman(1_057_616));
        loan.Plan.TotalPayback.Should().Be(new Toman(12_691_397));
        loan.AdditionalData.Should().BeNull();
    }

    [Fact]
    public async Task The_contract_is_read()
    {
        _gateway.Answer("GET", WireGateway.ContractPath, DocumentedExample.Contract);

        var contract = await _gateway.Client.Contracts.GetAsync(DocumentedExample.LoanId, Token);

        contract.File.Id.Should().Be(Guid.Parse("9e99ba5e-dccd-46ca-babc-c089cc2b80f0"));
        contract.File.Url.Should().Be(new Uri("https://contract-file.sample"));
        contract.IsAgreedByUser.Should().BeFalse();
        contract.AdditionalData.Should().BeNull();
    }

    [Fact]
    public async Task The_signature_is_sent_as_documented_but_for_the_trailing_comma()
    {
        _gateway.Answer("PATCH", WireGateway.ContractPath, []);

        await _gateway.Client.Contracts.SignAsync(DocumentedExample.LoanId, "12345", Token);

        JsonNode.DeepEquals(
            JsonNode.Parse(_gateway.Request.BodyAsBytes),
            JsonNode.Parse(DocumentedExample.SignRequest, documentOptions: TrailingCommas)).Should().BeTrue();
    }

    [Fact]
    public void The_call_back_is_read()
    {
        var callback = LoanCallback.Parse(DocumentedExample.Callback);

        callback.LoanId.Should().Be(Guid.Parse("d4c22af9-3676-4c6e-ab72-2a7b5b22afc5"));
        callback.State.Should().Be(LoanState.ChequeVerified);
        callback.Reason.Should().BeNull();
        callback.AdditionalData.Should().BeNull();
    }

    [Fact]
    public void The_call_back_with_a_reason_is_read_and_its_state_carried_through()
    {
        var callback = LoanCallback.Parse(DocumentedExample.CallbackWithReason);

        callback.LoanId.Should().Be(Guid.Parse("d4c22af9-3676-4c6e-ab72-2a7b5b22afc5"));
        callback.State.Value.Should().Be("blocked/canceld");
        callback.State.IsDocumented.Should().BeFalse("the example writes two states as one");
        callback.Reason.Should().Be("reason of blocked or cancled");
    }
}
