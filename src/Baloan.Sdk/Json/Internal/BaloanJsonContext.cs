using System.Text.Json;
using System.Text.Json.Serialization;
using Baloan.Sdk.Contracts.Internal;

namespace Baloan.Sdk.Json.Internal;

/// <summary>How the gateway's JSON is read and written, without reflection.</summary>
/// <remarks>
/// The lenient converters stand here and not on the properties: on public types they would have to be public,
/// or a partner's own generated context could not use those types without warnings.
/// </remarks>
[JsonSourceGenerationOptions(
    AllowTrailingCommas = true,
    ReadCommentHandling = JsonCommentHandling.Skip,
    Converters =
    [
        typeof(LenientBirthDateJsonConverter),
        typeof(LenientBooleanJsonConverter),
        typeof(LenientDecimalJsonConverter),
        typeof(LenientGuidJsonConverter),
        typeof(LenientInt32JsonConverter),
        typeof(LenientInt32ListJsonConverter),
        typeof(LenientNationalIdJsonConverter),
        typeof(LenientPhoneNumberJsonConverter),
        typeof(LenientPolicyStoreJsonConverter),
        typeof(LenientRepaymentPlanJsonConverter),
        typeof(LenientStringJsonConverter),
        typeof(LenientTomanJsonConverter),
        typeof(LenientUriJsonConverter),
    ])]
[JsonSerializable(typeof(List<LoanPolicy>))]
[JsonSerializable(typeof(CreateLoanRequest))]
[JsonSerializable(typeof(Loan))]
[JsonSerializable(typeof(LoanContract))]
[JsonSerializable(typeof(SignContractBody))]
[JsonSerializable(typeof(LoanCallback))]
internal sealed partial class BaloanJsonContext : JsonSerializerContext;
