using System.Text;
using CsCheck;

namespace Baloan.Sdk.Tests.Gateway;

/// <summary>Bodies of every kind: any bytes, the gateway's words in any order, and its answers with bytes changed or cut off.</summary>
internal static class OddJson
{
    private static readonly string[] Words =
    [
        "{", "}", "[", "]", ":", ",", "\"uuid\"", "\"8f14e45f-ceea-467f-a0e6-b3f4d8f7c1aa\"", "\"state\"", "\"created\"", "\"reason\"",
        "\"phone_number\"", "\"0912\"", "\"national_identifier\"", "\"birth_date\"", "\"1990-05-17\"", "\"amount\"", "\"loan_due\"", "\"store\"",
        "\"plan_detail\"", "\"monthly_installment_amount\"", "\"total_payback\"", "\"stores\"", "\"id\"", "\"logo\"", "\"title_fa\"",
        "\"lower\"", "\"upper\"", "\"bounds\"", "\"[)\"", "\"empty\"", "\"[10,30)\"", "\"{\\\"lower\\\":1e30}\"", "\"possible_loan_dues\"",
        "\"bank_effected_interest_rate\"", "\"installment_formula\"", "\"contract_pdf_file\"", "\"file\"", "\"/c.pdf\"", "\"http://[\"",
        "\"is_agreed_by_user\"", "\"$ref\"", "\"\"", "\"\\ud800\"", "\"\\u0000\"", "\"", "\\", "12", "-0", "1e999", "79228162514264337593543950335",
        "0.1", "null", "true", "false", "//", "/*", "*/", " ", "\n", "\0", "ک", "\uFEFF",
    ];

    public static Gen<byte[]> Like(params string[] answers) => Gen.OneOf<byte[]>(
        Gen.Byte.Array[0, 200],
        Gen.OneOf(Words).Array[0, 60].Select(words => Encoding.UTF8.GetBytes(string.Concat(words))),
        Mutated(answers),
        Substituted(answers));

    private static Gen<byte[]> Mutated(string[] answers) =>
        Gen.Select(Gen.OneOf(answers), Gen.Select(Gen.Int[0, 1000], Gen.Byte).Array[0, 6], Gen.Int[0, 1000], (answer, changes, cut) =>
        {
            var bytes = Encoding.UTF8.GetBytes(answer);
            foreach (var (at, value) in changes)
            {
                bytes[at % bytes.Length] = value;
            }

            return cut < bytes.Length / 4 ? bytes[..(cut * 4)] : bytes;
        });

    /// <summary>An answer that stays JSON, with one of its values become something else.</summary>
    private static Gen<byte[]> Substituted(string[] answers) =>
        Gen.Select(Gen.OneOf(answers), Gen.Int[0, 1000], Gen.OneOf(Words), (answer, which, word) =>
        {
            var colons = Enumerable.Range(0, answer.Length).Where(i => answer[i] == ':' && answer[i - 1] == '"').ToArray();
            var start = colons[which % colons.Length] + 1;
            var end = answer.IndexOfAny([',', '}', ']'], start);
            return Encoding.UTF8.GetBytes(answer[..start] + word + answer[end..]);
        });
}
