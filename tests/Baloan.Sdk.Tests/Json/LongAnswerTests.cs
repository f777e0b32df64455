using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Baloan.Sdk.Tests.Gateway;
using CsCheck;

namespace Baloan.Sdk.Tests.Json;

/// <summary>A long answer lies in several pieces of memory; wherever they end, it reads as a short one does.</summary>
public sealed class LongAnswerTests
{
    // The client's pieces: the first one's end moves through the answer.
    private const int PieceSize = 64 * 1024;

    private const string Policies = """
        [{"stores":[{"id":1,"title_fa":"فروشگاه","logo":"https:\/\/cdn.baloan.ir/logo.png","شهر":"\u062a\u0647ران"},null],"amount":{"lower":10,"upper":"30.5","bounds":"[)"},"possible_loan_dues":[6,"12"],"bank_effected_interest_rate":"22.50","installment_formula":"amount/loan_due","x":{"y":[1,/* two */2]},"\u0061\u0062":1.5e3}]
        """;

    private static readonly byte[] Json = Encoding.UTF8.GetBytes(Policies);

    [Fact]
    public async Task Wherever_a_piece_ends_the_policies_are_the_same()
    {
        var expected = await ReadAsync(Json);

        for (var at = 0; at <= Json.Length; at++)
        {
            (await ReadAsync([.. Spaces(PieceSize - at), .. Json])).Should().Be(expected, "the piece ends at {0}", at);
        }
    }

    [Fact]
    public Task Any_bytes_read_alike_in_one_piece_and_in_two() =>
        Gen.Select(OddJson.Like(Policies), Gen.Int[0, Json.Length]).SampleAsync(
            async (body, at) => (await ReadAsync([.. Spaces(PieceSize - Math.Min(at, body.Length)), .. body])).Should().Be(await ReadAsync(body)),
            iter: PropertyTests.Cases / 10,
            threads: 1);

    private static IEnumerable<byte> Spaces(int count) => Enumerable.Repeat((byte)' ', count);

    private static async Task<string> ReadAsync(byte[] body)
    {
        var client = TestClient.For(new TestGateway(_ => TestGateway.Answer(body, "application/json")));
        try
        {
            var text = new StringBuilder();
            foreach (var policy in await client.Policies.ListAsync(TestContext.Current.CancellationToken))
            {
                text.Append(policy.Amount).AppendJoin(',', policy.PossibleLoanDues).Append(policy.BankEffectedInterestRate).Append(policy.InstallmentFormula).Append(TextOf(policy.AdditionalData));
                foreach (var store in policy.Stores)
                {
                    text.Append(store.Id).Append(store.Title).Append(store.Logo).Append(TextOf(store.AdditionalData));
                }
            }

            return text.ToString();
        }
        catch (BaloanResponseException unreadable)
        {
            return "unreadable " + unreadable.Field;
        }
    }

    // By its bytes: an unknown field is carried through even where it holds what is no text.
    private static string TextOf(IDictionary<string, JsonElement>? fields) =>
        string.Join(',', (fields ?? new Dictionary<string, JsonElement>()).Select(field => field.Key + "=" + Convert.ToHexString(JsonMarshal.GetRawUtf8Value(field.Value))));
}
