using System.Globalization;
using System.Text.RegularExpressions;
using Baloan.Sandbox.Gateway;
using Baloan.Sandbox.OpenApi;

namespace Baloan.Sandbox.Loans;

/// <summary>The operations that open and cancel a loan file.</summary>
internal static partial class LoanOperations
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapAddress("loan/").MapPost("", OpenAsync)
            .AsOperation<LoanBody>(SandboxOperation.OpenLoan, "Open a loan file; the guarantee is locked.", StatusCodes.Status201Created)
            .Takes<LoanRequestBody>(GatewayAnswers.JsonType);
        routes.MapAddress("loan/{uuid:guid}/cancel/").MapPost("", Cancel)
            .AsOperation<DetailBody>(SandboxOperation.CancelLoan, "Cancel a loan file; the guarantee is released.");
    }

    private static async Task<IResult> OpenAsync(HttpContext context, LoanBook book, BaloanSandboxOptions options)
    {
        var exchange = Exchange.Of(context);
        var (request, malformed) = Read(await FieldReader.ReadAsync(context), exchange, options);
        if (malformed is not null)
        {
            return malformed;
        }

        var (loan, error) = book.Open(request!);
        return error is not null ? exchange.Answers.Of(error) : GatewayAnswers.Json(LoanBody.Of(loan!), StatusCodes.Status201Created);
    }

    private static IResult Cancel(Guid uuid, HttpContext context, LoanMoves moves) =>
        Exchange.Of(context).Answers.Done(moves.Cancel(uuid), "cancelled");

    /// <summary>A well-formed request, or the answer that says what is wrong.</summary>
    private static (LoanRequest? Request, IResult? Error) Read(FieldReader fields, Exchange exchange, BaloanSandboxOptions options)
    {
        var phoneNumber = fields.Text("phone_number");
        var nationalIdentifier = fields.Text("national_identifier");
        var birthDate = fields.Text("birth_date");
        var amount = fields.Integer("amount", minimum: 1);
        var loanDue = fields.Integer("loan_due", minimum: 1);
        var store = fields.Integer("store", minimum: long.MinValue);

        fields.Require("phone_number", PhoneNumber().IsMatch(phoneNumber), "phone_number");
        fields.Require("national_identifier", IsTaken(nationalIdentifier, options), "national_identifier");
        fields.Require("loan_due", loanDue <= int.MaxValue, "not_an_integer");
        fields.Require(
            "store",
            options.Policies.Any(policy => policy.Stores.Any(known => known.Id == store)),
            "unknown_store",
            store.ToString(CultureInfo.InvariantCulture));
        if (fields.Error is { } error)
        {
            return (null, error);
        }

        return DateOnly.TryParseExact(birthDate, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? (new(exchange.Partner, phoneNumber, nationalIdentifier, date, amount, (int)loanDue, (int)store), null)
            : (null, exchange.Answers.Code(ErrorCodes.InvalidDateFormat));
    }

    private static bool IsTaken(string nationalIdentifier, BaloanSandboxOptions options) =>
        NationalIdentifier().IsMatch(nationalIdentifier) && (!options.StrictNationalIds || NationalCode.IsRight(nationalIdentifier));

    [GeneratedRegex(@"\A09[0-9]{9}\z", RegexOptions.CultureInvariant)]
    private static partial Regex PhoneNumber();

    [GeneratedRegex(@"\A[0-9]{8,16}\z", RegexOptions.CultureInvariant)]
    private static partial Regex NationalIdentifier();
}

/// <summary>What <c>POST loan/</c> is sent.</summary>
internal sealed record LoanRequestBody(
    string PhoneNumber, string NationalIdentifier, string BirthDate, long Amount, int LoanDue, int Store);

/// <summary>What <c>POST loan/</c> answers.</summary>
internal sealed record LoanBody(
    string PhoneNumber,
    string NationalIdentifier,
    DateOnly BirthDate,
    long Amount,
    int LoanDue,
    int Store,
    Guid Uuid,
    RepaymentPlan PlanDetail)
{
    public static LoanBody Of(SandboxLoan loan) => new(
        loan.PhoneNumber,
        loan.NationalIdentifier,
        loan.BirthDate,
        loan.Amount,
        loan.LoanDue,
        loan.StoreId,
        loan.Id,
        new(loan.MonthlyInstallmentAmount, loan.TotalPayback));
}
