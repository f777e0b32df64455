using System.CommandLine;
using System.Globalization;
using Baloan.Cli.Terminal;
using Baloan.Sdk;

namespace Baloan.Cli.Loans;

/// <summary><c>baloan loan open</c>. Gateway: <c>POST loan/</c>.</summary>
internal static class OpenLoanCommand
{
    public static Command Create()
    {
        var output = new OutputOptions();
        var phone = new Option<string>("--phone-number") { Description = "The applicant's phone number; asked for where it is not given." };
        var national = new Option<string>("--national-identifier") { Description = "The applicant's national identifier; asked for where it is not given." };
        var birth = new Option<string>("--birth-date") { Description = "The applicant's date of birth, such as 1990-05-17; asked for where it is not given." };
        var amount = ArgumentForm.Number<long>("--amount", "The amount, in Toman.");
        var months = ArgumentForm.Number<int>("--months", "The repayment length, in months.");
        var store = ArgumentForm.Number<int>("--store", "The store's id.");
        amount.Required = months.Required = store.Required = true;
        var yes = Question.Yes();
        var command = GatewayCommand.Change(
            "open",
            "Opens a loan, after asking. Gateway: POST loan/.",
            async (client, result, cancellationToken) =>
            {
                var request = new CreateLoanRequest
                {
                    PhoneNumber = Read<PhoneNumber>(PhoneNumber.TryParse, Question.Answer(result, phone, "Phone number"), phone),
                    NationalIdentifier = Read<NationalId>(NationalId.TryParse, Question.Answer(result, national, "National identifier"), national),
                    BirthDate = Read<BirthDate>(BirthDate.TryParse, Question.Answer(result, birth, "Date of birth"), birth),
                    Amount = new Toman(result.GetValue(amount)!.Value),
                    LoanDue = result.GetValue(months)!.Value,
                    StoreId = result.GetValue(store)!.Value,
                };
                Question.Confirm(result, yes, string.Create(CultureInfo.InvariantCulture, $"Open a loan of {result.GetValue(amount):N0} Toman over {request.LoanDue} months?"));
                Print(await client.Loans.CreateAsync(request, cancellationToken), output, result);
            },
            phone,
            national,
            birth,
            amount,
            months,
            store,
            yes);
        output.AddTo(command, hasPersonalData: false);
        return command;
    }

    private delegate bool TryParse<T>(string? text, out T value);

    // The value itself stays out of the sentence.
    private static T Read<T>(TryParse<T> parse, string text, Option option) =>
        parse(text, out var value) ? value : throw new CommandException($"The value of {option.Name} cannot be read.", ExitCodes.BadArgument);

    private static void Print(Loan loan, OutputOptions output, ParseResult result) => output.Print(
        result,
        new OpenedLoanView(loan.Id, loan.Plan?.MonthlyInstallment.Value, loan.Plan?.TotalPayback.Value),
        ("id", loan.Id.ToString()),
        ("instalment", loan.Plan is { } plan ? string.Create(CultureInfo.InvariantCulture, $"{plan.MonthlyInstallment.Value:N0} Toman a month, {plan.TotalPayback.Value:N0} in all") : null));
}

/// <summary>An opened loan as it is shown; amounts in Toman.</summary>
internal sealed record OpenedLoanView(Guid Id, decimal? MonthlyInstallment, decimal? TotalPayback);
