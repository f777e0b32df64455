using System.Reflection;
using System.Text;
using System.Text.Json.Serialization;

namespace Baloan.Sdk.Tests.Json;

/// <summary>The tables of the models: which fields they have, and what they say of an answer that cannot be read.</summary>
public sealed class JsonObjectTests
{
    private static readonly Type[] Models = [.. typeof(BaloanClient).Assembly.GetExportedTypes().Where(type => typeof(IJsonModel).IsAssignableFrom(type))];

    public static TheoryData<string> ModelNames() => [.. Models.Select(model => model.Name)];

    [Theory]
    [MemberData(nameof(ModelNames))]
    public void Every_property_of_an_answer_has_its_row(string model)
    {
        var type = Models.Single(type => type.Name == model);
        var properties = type.GetProperties().Where(property => property.Name != nameof(IJsonModel.AdditionalData)).ToArray();

        properties.Should().NotBeEmpty();
        properties.Select(property => property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name).Should().BeEquivalentTo(RowsOf(type));
    }

    [Fact]
    public void Every_answer_of_the_client_is_such_a_model()
    {
        var answers =
            from client in new[] { typeof(IPoliciesClient), typeof(ILoansClient), typeof(IContractsClient) }
            from method in client.GetMethods()
            from answer in method.ReturnType.GetGenericArguments()
            select answer.IsGenericType ? answer.GetGenericArguments()[0] : answer;

        answers.Should().Contain(typeof(Loan)).And.OnlyContain(answer => Models.Contains(answer));
    }

    [Theory]
    [InlineData("""{"uuid":""", "uuid")]
    [InlineData("""{"contract_pdf_file":{"file":""", "contract_pdf_file.file")]
    [InlineData("""{"contract_pdf_file":{"ali_rezaei":""", "contract_pdf_file")]
    [InlineData("""{"contract_pdf_file":{""", "contract_pdf_file")]
    [InlineData("""{"09123456789":""", null)]
    [InlineData("""{"ali_rezaei":{"uuid":""", null)]
    [InlineData("", null)]
    public void A_place_is_named_as_far_as_it_is_documented(string json, string? expected)
    {
        var isContract = json.Contains("contract_pdf_file", StringComparison.Ordinal);
        var body = Encoding.UTF8.GetBytes(json);

        var unreadable = default(Unreadable);
        object? result = isContract ? LoanContract.Wire.Read(body, out unreadable, out _) : Loan.Wire.Read(body, out unreadable, out _);

        result.Should().BeNull();
        unreadable.Field.Should().Be(expected);
    }

    [Theory]
    [InlineData("a71b93c4-b1a9-4868-9cb2-310757422af1", "none", false)]
    [InlineData("none", "a71b93c4-b1a9-4868-9cb2-310757422af1", true)]
    public void Of_a_field_that_is_given_twice_the_last_counts(string first, string second, bool isRead)
    {
        var loan = Loan.Wire.Read(Encoding.UTF8.GetBytes($$"""{"uuid":"{{first}}","uuid":"{{second}}"}"""), out _, out _);

        (loan is not null).Should().Be(isRead);
    }

    [Theory]
    [InlineData("""{"stores":[{}],"amount":{"empty":true},"amount":{"empty":true},"possible_loan_dues":[12]}""", "stores.id")]
    [InlineData("""{"stores":[{}],"amount":{"empty":true},"possible_loan_dues":[12],"possible_loan_dues":[12]}""", "stores.id")]
    [InlineData("""{"stores":[{}],"stores":[{"id":1}],"amount":{"empty":true},"possible_loan_dues":[12]}""", null)]
    [InlineData("""{"stores":[{"id":1}],"stores":[{}],"amount":{"empty":true},"possible_loan_dues":[12]}""", "stores.id")]
    public void What_a_field_lacks_is_forgotten_only_when_that_field_is_given_again(string json, string? missing)
    {
        var policy = LoanPolicy.Wire.Read(Encoding.UTF8.GetBytes(json), out var unreadable, out _);

        unreadable.Field.Should().Be(missing);
        (policy is null).Should().Be(missing is not null);
    }

    private static IEnumerable<string> RowsOf(Type model)
    {
        var table = model.GetField("Wire", BindingFlags.Static | BindingFlags.NonPublic)!.GetValue(null)!;
        return (IEnumerable<string>)table.GetType().GetProperty("Names")!.GetValue(table)!;
    }
}
