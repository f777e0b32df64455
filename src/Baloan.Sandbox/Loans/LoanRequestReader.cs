using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Baloan.Sandbox.Gateway;

namespace Baloan.Sandbox.Loans;

/// <summary>Reads the fields of <c>POST loan/</c>: a well-formed request or the answer that says what is wrong.</summary>
internal static partial class LoanRequestReader
{
    public static (LoanRequest? Request, IResult? Error) Read(
        IReadOnlyDictionary<string, JsonElement> fields, ErrorAnswers answers, BaloanSandboxOptions options)
    {
        var reader = new FieldReader(fields, answers);
        var phoneNumber = reader.Text("phone_number");
        var nationalIdentifier = reader.Text("national_identifier");
        var birthDate = reader.Text("birth_date");
        var amount = reader.Integer("amount", minimum: 1);
        var loanDue = reader.Integer("loan_due", minimum: 1);
        var store = reader.Integer("store", minimum: long.MinValue);

        reader.Require("phone_number", PhoneNumber().IsMatch(phoneNumber), "phone_number");
        reader.Require("national_identifier", IsTaken(nationalIdentifier, options), "national_identifier");
        reader.Require("loan_due", loanDue <= int.MaxValue, "not_an_integer");
        reader.Require(
            "store",
            options.Policies.Any(policy => policy.Stores.Any(known => known.Id == store)),
            "unknown_store",
            store.ToString(CultureInfo.InvariantCulture));
        if (reader.Error is { } error)
        {
            return (null, error);
        }

        return DateOnly.TryParseExact(birthDate, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? (new(phoneNumber, nationalIdentifier, date, amount, (int)loanDue, (int)store), null)
            : (null, answers.Code(ErrorCodes.InvalidDateFormat));
    }

    private static bool IsTaken(string nationalIdentifier, BaloanSandboxOptions options) =>
        NationalIdentifier().IsMatch(nationalIdentifier) && (!options.StrictNationalIds || NationalCode.IsRight(nationalIdentifier));

    [GeneratedRegex(@"\A09[0-9]{9}\z", RegexOptions.CultureInvariant)]
    private static partial Regex PhoneNumber();

    [GeneratedRegex(@"\A[0-9]{8,16}\z", RegexOptions.CultureInvariant)]
    private static partial Regex NationalIdentifier();
}
