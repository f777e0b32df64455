using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Baloan.Sdk;

/// <summary>How one of the client's types is written. The examples are made up.</summary>
internal sealed record ValueSchema(JsonSchemaType Type, string Description, params JsonNode[] Examples)
{
    private static readonly Dictionary<Type, ValueSchema> Values = new()
    {
        [typeof(PhoneNumber)] = new(JsonSchemaType.String, "An Iranian mobile phone number.", "09123456789") { Pattern = "^09[0-9]{9}$" },
        [typeof(NationalId)] = new(JsonSchemaType.String, "A person's national id.", "0012345679") { Pattern = "^[0-9]{8,16}$" },
        [typeof(BirthDate)] = new(JsonSchemaType.String, "A date of birth, Gregorian.", "1999-02-14") { Pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", Format = "date" },
        [typeof(Toman)] = new(JsonSchemaType.Number, "An amount in Toman.", 10_000_000),
        [typeof(TomanRange)] = new(JsonSchemaType.Object, "A range of amounts as the gateway writes it, in millions of Toman; an end that is null is open.", RangeOfMillions()) { Properties = RangeProperties },
        [typeof(LoanState)] = new(JsonSchemaType.String, "The state of a loan file. Others than the examples can come.",
            LoanState.Names.Created, LoanState.Names.ChequeVerified, LoanState.Names.SentToBank, LoanState.Names.Paid, LoanState.Names.Blocked, LoanState.Names.Canceled),
        [typeof(BaloanErrorCode)] = new(JsonSchemaType.String, "An error code of the gateway. Others than the examples can come.", ErrorCodes()),
        [typeof(InstallmentFormula)] = new(JsonSchemaType.String, "An expression for the monthly instalment.", "(amount+(amount*bank_effected_interest_rate)/100)/loan_due"),
    };

    private static readonly ValueSchema RangeText = new(JsonSchemaType.String, "A range of amounts in Toman.", "[10000000,30000000)");

    public string? Pattern { get; init; }

    public string? Format { get; init; }

    private Func<Dictionary<string, IOpenApiSchema>>? Properties { get; init; }

    /// <summary>How a type, or the type that is nullable in it, is written in JSON or as a text of a route, a query or a form.</summary>
    public static ValueSchema? Of(Type type, bool isText)
    {
        var value = Nullable.GetUnderlyingType(type) ?? type;
        return isText && value == typeof(TomanRange) ? RangeText : Values.GetValueOrDefault(value);
    }

    public void DescribeOn(OpenApiSchema schema)
    {
        schema.Type = (Type | (schema.Type & JsonSchemaType.Null)) ?? Type; // an element says by itself that it may be null
        schema.Description = Description;
        schema.Pattern = Pattern;
        schema.Format = Format;
        schema.Properties = Properties?.Invoke();
        schema.Examples = [.. Examples.Select(example => example.DeepClone())];
    }

    private static JsonObject RangeOfMillions() => new() { ["lower"] = 10, ["upper"] = 30, ["bounds"] = "[)" };

    private static Dictionary<string, IOpenApiSchema> RangeProperties() => new(StringComparer.Ordinal)
    {
        ["lower"] = new OpenApiSchema { Type = JsonSchemaType.Number | JsonSchemaType.Null, Description = "The lower end, in millions of Toman." },
        ["upper"] = new OpenApiSchema { Type = JsonSchemaType.Number | JsonSchemaType.Null, Description = "The upper end, in millions of Toman." },
        ["bounds"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Which ends belong to it: [ and ] do, ( and ) do not.", Enum = ["[]", "[)", "(]", "()"] },
        ["empty"] = new OpenApiSchema { Type = JsonSchemaType.Boolean, Description = "Alone and true where no amount is in it." },
    };

    private static JsonNode[] ErrorCodes() =>
    [
        BaloanErrorCode.Names.UnauthorizedPartnership,
        BaloanErrorCode.Names.PhoneNumberExistWithAnotherNationalId,
        BaloanErrorCode.Names.NationalIdExistsWithAnotherPhoneNumber,
        BaloanErrorCode.Names.AgeNotInValidRange,
        BaloanErrorCode.Names.InvalidDateFormat,
        BaloanErrorCode.Names.LoanDueOrAmountNotMatchStorePolicies,
        BaloanErrorCode.Names.NationalPhoneVerificationFailed,
        BaloanErrorCode.Names.ServiceInquiryFailed,
        BaloanErrorCode.Names.CanNotUpdate,
        BaloanErrorCode.Names.FailedToCancelLoan,
        BaloanErrorCode.Names.NotAllowedInState,
        BaloanErrorCode.Names.AlreadyAgreedByUser,
        BaloanErrorCode.Names.DuplicateRequest,
        BaloanErrorCode.Names.NoRequestToVerify,
        BaloanErrorCode.Names.IncorrectOtpCode,
        BaloanErrorCode.Names.ThrottledOtpCode,
        BaloanErrorCode.Names.LoanAmountExceedUserCredit,
    ];
}
