using System.Globalization;
using Baloan.Sdk;
using Spectre.Console;

namespace Baloan.Samples.Console;

/// <summary>How the journey looks in the terminal, and what it asks there.</summary>
internal sealed class Screen(bool asks)
{
    private int _step;

    /// <summary>Whether there is a user to ask.</summary>
    public bool Asks { get; } = asks;

    public void Step(string title)
    {
        AnsiConsole.WriteLine();
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold blue]{++_step}. {title}[/]");
    }

    public static void Say(FormattableString text) => AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  {text}");

    public static void Policies(IReadOnlyList<LoanPolicy> policies)
    {
        var table = new Table().AddColumns("Stores", "Amount (Toman)", "Months", "Interest");
        foreach (var policy in policies)
        {
            table.AddRow(
                Markup.Escape(string.Join('\n', policy.Stores.Select(store => $"{store.Id}: {store.Title}"))),
                Markup.Escape($"{Money(policy.Amount.Smallest)} to {Money(policy.Amount.Largest)}"),
                string.Join(", ", policy.PossibleLoanDues),
                $"{policy.BankEffectedInterestRate} %");
        }

        AnsiConsole.Write(table);
    }

    public static void Plan(Loan loan)
    {
        var grid = new Table().HideHeaders().AddColumns("", "");
        grid.AddRow("Loan", loan.Id.ToString());
        grid.AddRow("Amount", $"{Money(loan.Amount)} Toman over {loan.LoanDue} months");
        grid.AddRow("Monthly instalment", $"{Money(loan.Plan?.MonthlyInstallment)} Toman");
        grid.AddRow("Total payback", $"{Money(loan.Plan?.TotalPayback)} Toman");
        AnsiConsole.Write(grid);
    }

    public static string Money(Toman? amount) =>
        amount is { } toman ? toman.ToString("#,0", CultureInfo.InvariantCulture) : "no limit";

    /// <summary>Asks, or takes the default where nobody can be asked. An answer that does not parse is asked for again.</summary>
    public T Ask<T>(string question, T fallback, Func<string, T?> parse, string complaint)
        where T : struct
    {
        if (!Asks)
        {
            return fallback;
        }

        var prompt = new TextPrompt<string>($"  {Markup.Escape(question)}")
            .DefaultValue(fallback.ToString()!)
            .Validate(answer => parse(answer) is null ? ValidationResult.Error($"  [red]{Markup.Escape(complaint)}[/]") : ValidationResult.Success());
        return parse(AnsiConsole.Prompt(prompt))!.Value;
    }

    public static string AskText(string question) => AnsiConsole.Prompt(new TextPrompt<string>($"  {Markup.Escape(question)}"));

    public bool Confirm(string question) => !Asks || AnsiConsole.Confirm($"  {Markup.Escape(question)}", defaultValue: false);
}
