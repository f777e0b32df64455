using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Baloan.Sdk.Tests.Wire;

namespace Baloan.Sdk.Tests.Json;

/// <summary>The models in the JSON of a partner, who has a generated context of his own.</summary>
public sealed partial class ModelJsonTests
{
    [Fact]
    public void A_loan_request_comes_back()
    {
        var request = DocumentedExample.NewLoanRequest();

        var json = JsonSerializer.Serialize(request, PartnerContext.Default.CreateLoanRequest);

        json.Should().Be(DocumentedExample.LoanRequestOnTheWire);
        JsonSerializer.Deserialize(json, PartnerContext.Default.CreateLoanRequest).Should().BeEquivalentTo(request);
    }

    [Fact]
    public void A_loan_comes_back() => ShouldComeBack(
        """{"uuid":"a71b93c4-b1a9-4868-9cb2-310757422af1","phone_number":"09123456789","national_identifier":"07148143380","birth_date":"1999-02-14","amount":10000000,"loan_due":12,"store":1,"plan_detail":{"monthly_installment_amount":1057616,"total_payback":12691397,"fee":5},"x":[1]}""",
        PartnerContext.Default.Loan);

    [Fact]
    public void Policies_come_back() => ShouldComeBack(
        """[{"stores":[{"id":1,"title_fa":"First","logo":"https://first.sample","x":1}],"amount":{"lower":10,"upper":30,"bounds":"[)"},"possible_loan_dues":[12],"bank_effected_interest_rate":22.5,"installment_formula":"amount/loan_due","y":{}}]""",
        PartnerContext.Default.IReadOnlyListLoanPolicy);

    [Fact]
    public void A_contract_comes_back() => ShouldComeBack(
        """{"contract_pdf_file":{"uuid":"9e99ba5e-dccd-46ca-babc-c089cc2b80f0","file":"https://contract-file.sample","x":1},"is_agreed_by_user":true,"y":null}""",
        PartnerContext.Default.LoanContract);

    [Fact]
    public void A_call_back_comes_back() => ShouldComeBack(
        """{"uuid":"d4c22af9-3676-4c6e-ab72-2a7b5b22afc5","state":"blocked","reason":"a cheque","x":"y"}""",
        PartnerContext.Default.LoanCallback);

    private static void ShouldComeBack<T>(string json, JsonTypeInfo<T> type) =>
        JsonSerializer.Serialize(JsonSerializer.Deserialize(json, type)!, type).Should().Be(json);

    [JsonSerializable(typeof(CreateLoanRequest))]
    [JsonSerializable(typeof(Loan))]
    [JsonSerializable(typeof(IReadOnlyList<LoanPolicy>))]
    [JsonSerializable(typeof(LoanContract))]
    [JsonSerializable(typeof(LoanCallback))]
    internal sealed partial class PartnerContext : JsonSerializerContext;
}
