using System.CommandLine;
using System.Globalization;
using Baloan.Cli.Terminal;
using Baloan.Sandbox;

namespace Baloan.Cli.Sandbox.Control;

/// <summary>Loan files of a running sandbox: look at them, move them.</summary>
internal static class LoanCommands
{
    public static IEnumerable<Command> Create() => [List(), Show(), Advance(), Block()];

    private static Command List()
    {
        var output = new OutputOptions();
        var state = ArgumentForm.Choice<SandboxLoanState>("--state", "Only loans in this state");
        var command = ControlCommand.Create(
            "loans",
            "Lists the loan files, the oldest first.",
            async (sandbox, result, cancellationToken) => output.Print(
                result,
                (await sandbox.LoansAsync(result.GetValue(state), cancellationToken)).ConvertAll(loan => LoanView.Of(loan, output, result)),
                "There are no loans.",
                new("id", loan => loan.Id.ToString()),
                new("state", loan => WireName.Of(loan.State)),
                new("Toman", loan => Digits(loan.Amount)),
                new("months", loan => Digits(loan.LoanDue)),
                new("phone number", loan => loan.PhoneNumber, IsWide: true),
                new("opened (UTC)", loan => WireName.Of(loan.OpenedAt), IsWide: true)),
            state);
        output.AddTo(command, hasPersonalData: true);
        return command;
    }

    private static Command Show()
    {
        var output = new OutputOptions();
        var id = ArgumentForm.Id("The loan's id.");
        var command = ControlCommand.Create(
            "show",
            "Shows a loan file with its history.",
            async (sandbox, result, cancellationToken) => Print(await sandbox.LoanAsync(result.GetValue(id), cancellationToken), output, result),
            id);
        output.AddTo(command, hasPersonalData: true);
        return command;
    }

    private static Command Advance()
    {
        var output = new OutputOptions();
        var id = ArgumentForm.Id("The loan's id.");
        var state = new Argument<SandboxLoanState?>("STATE")
        {
            Description = $"The state to move it to, instead of the next one: {ArgumentForm.ChoicesOf<SandboxLoanState>()}.",
            HelpName = "STATE",
            Arity = ArgumentArity.ZeroOrOne,
            CustomParser = result => ArgumentForm.ParseChoice<SandboxLoanState>(result),
        };
        var reason = new Option<string>("--reason") { Description = "The reason of a block or a cancellation." };
        var command = ControlCommand.Create(
            "advance",
            "Moves a loan to its next state, or to another.",
            async (sandbox, result, cancellationToken) => Print(
                result.GetValue(state) is { } wanted
                    ? await sandbox.MoveAsync(result.GetValue(id), wanted, result.GetValue(reason), cancellationToken)
                    : await sandbox.AdvanceAsync(result.GetValue(id), cancellationToken),
                output,
                result),
            id,
            state,
            reason);
        output.AddTo(command, hasPersonalData: true);
        return command;
    }

    private static Command Block()
    {
        var output = new OutputOptions();
        var id = ArgumentForm.Id("The loan's id.");
        var reason = new Option<string>("--reason") { Description = "The reason that the call back gives." };
        var command = ControlCommand.Create(
            "block",
            "Blocks a loan.",
            async (sandbox, result, cancellationToken) => Print(
                await sandbox.MoveAsync(result.GetValue(id), SandboxLoanState.Blocked, result.GetValue(reason), cancellationToken), output, result),
            id,
            reason);
        output.AddTo(command, hasPersonalData: true);
        return command;
    }

    private static void Print(SandboxLoan loan, OutputOptions output, ParseResult result)
    {
        var view = LoanView.Of(loan, output, result);
        output.Print(
            result,
            view,
            ("id", view.Id.ToString()),
            ("state", WireName.Of(view.State)),
            ("reason", view.Reason),
            ("amount", $"{Digits(view.Amount)} Toman over {Digits(view.LoanDue)} months"),
            ("instalment", $"{Digits(view.MonthlyInstallmentAmount)} Toman a month, {Digits(view.TotalPayback)} in all"),
            ("phone number", view.PhoneNumber),
            ("national identifier", view.NationalIdentifier),
            ("birth date", view.BirthDate),
            ("store", Digits(view.StoreId)),
            ("signed", view.IsAgreedByUser ? "yes" : "no"),
            ("one-time password", view.Otp),
            ("history", string.Join('\n', view.History.Select(change => $"{WireName.Of(change.At)} UTC  {WireName.Of(change.State)}"))));
    }

    private static string Digits(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}

/// <summary>A loan file as it is shown: with an applicant that is masked unless the command says otherwise.</summary>
internal sealed record LoanView(
    Guid Id,
    SandboxLoanState State,
    string? Reason,
    long Amount,
    int LoanDue,
    long MonthlyInstallmentAmount,
    long TotalPayback,
    string PhoneNumber,
    string NationalIdentifier,
    string BirthDate,
    int StoreId,
    bool IsAgreedByUser,
    string? Otp,
    DateTimeOffset OpenedAt,
    IReadOnlyList<SandboxStateChange> History)
{
    public static LoanView Of(SandboxLoan loan, OutputOptions output, ParseResult result) => new(
        loan.Id,
        loan.State,
        loan.Reason,
        loan.Amount,
        loan.LoanDue,
        loan.MonthlyInstallmentAmount,
        loan.TotalPayback,
        output.Personal(result, loan.PhoneNumber),
        output.Personal(result, loan.NationalIdentifier),
        output.Personal(result, loan.BirthDate),
        loan.StoreId,
        loan.IsAgreedByUser,
        loan.Otp,
        loan.OpenedAt,
        loan.History);
}
