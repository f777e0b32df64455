using System.Text.Json;
using System.Text.Json.Serialization;
using Baloan.Sdk.Contracts.Internal;

namespace Baloan.Sdk.Json.Internal;

/// <summary>How the gateway's JSON is read and written, without reflection.</summary>
[JsonSourceGenerationOptions(
    AllowTrailingCommas = true,
    ReadCommentHandling = JsonCommentHandling.Skip)]
[JsonSerializable(typeof(List<LoanPolicy>))]
[JsonSerializable(typeof(CreateLoanRequest))]
[JsonSerializable(typeof(Loan))]
[JsonSerializable(typeof(RepaymentPlan))]
[JsonSerializable(typeof(LoanContract))]
[JsonSerializable(typeof(SignContractBody))]
[JsonSerializable(typeof(LoanCallback))]
internal sealed partial class BaloanJsonContext : JsonSerializerContext;
