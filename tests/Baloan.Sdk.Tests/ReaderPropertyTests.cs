using System.Diagnostics;
using System.Text;
using Baloan.Sdk.Tests.Gateway;
using CsCheck;

namespace Baloan.Sdk.Tests;

/// <summary>Whatever comes as a result or a call back becomes one, or the one exception that says it cannot.</summary>
public sealed class ReaderPropertyTests
{
    private const string Policies = """
        [{"stores":[{"id":1,"title_fa":"فروشگاه","logo":"https://cdn.baloan.ir/logo.png"},null],"amount":{"lower":10,"upper":"30.5","bounds":"[)"},"possible_loan_dues":[6,"12"],"bank_effected_interest_rate":"22.50","installment_formula":"(amount+(amount*bank_effected_interest_rate)/100)/loan_due","x":{"y":[1]}}]
        """;

    private const string PoliciesWithText = """
        [{"stores":[],"amount":"{\"lower\": \"10\", \"upper\": null, \"bounds\": \"[)\"}","possible_loan_dues":12}]
        """;

    private const string Loan = """
        {"phone_number":"09123456789","national_identifier":"0010350829","birth_date":"1990-05-17","amount":10000000,"loan_due":12,"store":1,"uuid":"8f14e45f-ceea-467f-a0e6-b3f4d8f7c1aa","plan_detail":{"monthly_installment_amount":1057616,"total_payback":"12691397.00","x":[1]}}
        """;

    private const string Contract = """
        {"contract_pdf_file":{"uuid":"8f14e45f-ceea-467f-a0e6-b3f4d8f7c1aa","file":"https://files.example/c.pdf?a=b","x":null},"is_agreed_by_user":"false","y":1}
        """;

    private const string Callback = """{"uuid":"8f14e45f-ceea-467f-a0e6-b3f4d8f7c1aa","state":"blocked","reason":"چک برگشتی","at":[{"a":1.5}]}""";

    private static readonly Dictionary<string, Func<string>> LongBodies = new()
    {
        ["brackets"] = () => new string('[', 2_000_000),
        ["digits"] = () => new string('9', 2_000_000),
        ["a string"] = () => "\"" + new string('x', 2_000_000) + "\"",
        ["a long id"] = () => "{\"uuid\":\"" + new string('a', 2_000_000) + "\"}",
        ["escapes"] = () => "{\"state\":\"" + new string('\\', 2_000_000) + "\"}",
        ["a long amount"] = () => "{\"amount\":" + new string('1', 2_000_000) + "}",
        ["a long range"] = () => "[{\"stores\":[],\"amount\":\"{" + new string(' ', 2_000_000) + "}\"}]",
        ["many lengths"] = () => "[{\"stores\":[],\"possible_loan_dues\":[" + string.Join(',', Enumerable.Repeat("\"x\"", 500_000)) + "]}]",
        ["deep nesting"] = () => string.Concat(Enumerable.Repeat("{\"a\":", 300_000)),
    };

    public static TheoryData<string> LongBodyNames => [.. LongBodies.Keys];

    [Fact]
    public Task Any_bytes_are_policies_or_an_unreadable_answer() =>
        CheckAsync([Policies, PoliciesWithText], async client =>
        {
            foreach (var policy in await client.Policies.ListAsync(TestContext.Current.CancellationToken))
            {
                _ = policy.Amount.ToString() + policy.Allows(Toman.FromMillions(10), 12);
                _ = policy.TryEstimateInstallment(Toman.FromMillions(10), 12, out var _);
                policy.Stores.Should().NotContain(store => store.Id == 0);
            }
        });

    [Fact]
    public Task Any_bytes_are_a_loan_with_its_id_or_an_unreadable_answer() =>
        CheckAsync([Loan], async client =>
            (await client.Loans.CreateAsync(TestClient.LoanRequest, TestContext.Current.CancellationToken)).Id.Should().NotBeEmpty());

    [Fact]
    public Task Any_bytes_are_a_contract_with_its_file_or_an_unreadable_answer() =>
        CheckAsync([Contract], async client =>
            (await client.Contracts.GetAsync(TestClient.LoanId, TestContext.Current.CancellationToken)).File.Url.Should().NotBeNull());

    [Fact]
    public void Any_bytes_are_a_call_back_or_a_format_error() => OddJson.Like(Callback).Sample(
        body =>
        {
            var isCallback = LoanCallback.TryParse(body, out var callback);
            if (isCallback)
            {
                callback!.LoanId.Should().NotBeEmpty();
                callback.State.Value.Should().NotBeEmpty();
            }

            Parses(body).Should().Be(isCallback);
        },
        iter: PropertyTests.Cases,
        threads: 1);

    [Theory]
    [MemberData(nameof(LongBodyNames))]
    public async Task A_long_body_is_read_in_bounded_time(string name)
    {
        var bytes = Encoding.UTF8.GetBytes(LongBodies[name]());
        var client = TestClient.For(new TestGateway(_ => TestGateway.Answer(bytes, "application/json")));
        var watch = Stopwatch.StartNew();

        await AnswerOrFamilyAsync(() => client.Policies.ListAsync(TestContext.Current.CancellationToken));
        await AnswerOrFamilyAsync(() => client.Loans.CreateAsync(TestClient.LoanRequest, TestContext.Current.CancellationToken));
        await AnswerOrFamilyAsync(() => client.Contracts.GetAsync(TestClient.LoanId, TestContext.Current.CancellationToken));
        LoanCallback.TryParse(bytes, out _).Should().BeFalse();

        watch.Elapsed.Should().BeLessThan(Patience.Limit);
    }

    private static async Task CheckAsync(string[] answers, Func<IBaloanClient, Task> read)
    {
        var body = Array.Empty<byte>();
        var client = TestClient.For(new TestGateway(_ => TestGateway.Answer(body, "application/json")));
        await OddJson.Like(answers).SampleAsync(
            async bytes =>
            {
                body = bytes;
                await AnswerOrFamilyAsync(() => read(client));
            },
            iter: PropertyTests.Cases,
            threads: 1);
    }

    private static async Task AnswerOrFamilyAsync(Func<Task> read)
    {
        try
        {
            await read();
        }
        catch (BaloanResponseException unreadable)
        {
            _ = unreadable.ToString() + unreadable.RawBody;
        }
        catch (BaloanOutcomeUnknownException foreign)
        {
            _ = foreign.ToString() + ((BaloanApiException)foreign.InnerException!).RawBody;
        }
    }

    private static bool Parses(byte[] body)
    {
        try
        {
            return LoanCallback.Parse(body).ToString().Length > 0;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
