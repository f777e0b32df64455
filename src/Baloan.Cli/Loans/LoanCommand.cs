using System.CommandLine;
using System.Globalization;
using Baloan.Cli.Terminal;
using Baloan.Sdk;

namespace Baloan.Cli.Loans;

/// <summary><c>baloan loan</c>: a loan's journey, step by step.</summary>
internal static class LoanCommand
{
    public static Command Create() => new("loan", "Opens a loan, shows and signs its contract, cancels it.") { OpenLoanCommand.Create(), Contract(), Otp(), Sign(), Cancel() };

    private static Command Contract()
    {
        var output = new OutputOptions();
        var id = ArgumentForm.Id("The loan's id.");
        var save = new Option<string>("--save") { Description = "Where to save the contract's PDF.", HelpName = "file" };
        var command = GatewayCommand.Read(
            "contract",
            "Shows a loan's contract. Gateway: GET loan/{uuid}/contract/.",
            async (client, result, cancellationToken) =>
            {
                var contract = await client.Contracts.GetAsync(result.GetValue(id), cancellationToken);
                if (result.GetValue(save) is { } path)
                {
                    await SaveAsync(client, contract, path, cancellationToken);
                }

                output.Print(
                    result,
                    new ContractView(result.GetValue(id), contract.IsAgreedByUser, result.GetValue(save)),
                    ("loan", result.GetValue(id).ToString()),
                    ("signed", contract.IsAgreedByUser ? "yes" : "no"),
                    ("saved in", result.GetValue(save)));
            },
            id,
            save);
        output.AddTo(command, hasPersonalData: false);
        return command;
    }

    private static async Task SaveAsync(IBaloanClient client, LoanContract contract, string path, CancellationToken cancellationToken)
    {
        try
        {
            await client.Contracts.DownloadAsync(contract, path, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CommandException($"The contract cannot be saved: {exception.Message}");
        }
    }

    private static Command Otp()
    {
        var id = ArgumentForm.Id("The loan's id.");
        return GatewayCommand.Change(
            "otp",
            "Has a one-time password sent to the applicant. Gateway: POST loan/{uuid}/contract/.",
            async (client, result, cancellationToken) =>
            {
                await client.Contracts.RequestOtpAsync(result.GetValue(id), cancellationToken);
                Console.WriteLine("The one-time password is on its way to the applicant's phone.");
            },
            id);
    }

    private static Command Sign()
    {
        var id = ArgumentForm.Id("The loan's id.");
        var otp = new Option<string>("--otp") { Description = "The one-time password; asked for where it is not given." };
        return GatewayCommand.Change(
            "sign",
            "Signs a loan's contract. Gateway: PATCH loan/{uuid}/contract/.",
            async (client, result, cancellationToken) =>
            {
                await client.Contracts.SignAsync(result.GetValue(id), Question.Answer(result, otp, "One-time password"), cancellationToken);
                Console.WriteLine("The contract is signed.");
            },
            id,
            otp);
    }

    private static Command Cancel()
    {
        var id = ArgumentForm.Id("The loan's id.");
        var yes = Question.Yes();
        return GatewayCommand.Change(
            "cancel",
            "Cancels a loan. Gateway: POST loan/{uuid}/cancel/.",
            async (client, result, cancellationToken) =>
            {
                Question.Confirm(result, yes, $"Cancel loan {result.GetValue(id)}?");
                await client.Loans.CancelAsync(result.GetValue(id), cancellationToken);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Loan {result.GetValue(id)} is cancelled."));
            },
            id,
            yes);
    }
}

/// <summary>A contract as it is shown.</summary>
internal sealed record ContractView(Guid LoanId, bool IsAgreedByUser, string? SavedIn);
