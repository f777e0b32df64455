using System.CommandLine;
using System.Globalization;
using Baloan.Cli.Terminal;
using Baloan.Sandbox;

namespace Baloan.Cli.Sandbox.Control;

/// <summary>Call backs of a running sandbox: look at them, send them again.</summary>
internal static class CallbackCommands
{
    public static IEnumerable<Command> Create() => [List(), Resend()];

    private static Command List()
    {
        var output = new OutputOptions();
        var loan = new Option<Guid?>("--loan") { Description = "Only call backs of this loan.", CustomParser = result => ArgumentForm.ParseId(result), HelpName = "id" };
        var command = ControlCommand.Create(
            "callbacks",
            "Lists the call backs with what came of them, the oldest first.",
            async (sandbox, result, cancellationToken) => output.Print(
                result,
                (await sandbox.CallbacksAsync(cancellationToken))
                    .FindAll(callback => result.GetValue(loan) is not { } wanted || callback.LoanId == wanted)
                    .ConvertAll(CallbackView.Of),
                "There are no call backs.",
                new("id", callback => callback.Id.ToString()),
                new("loan", callback => callback.LoanId.ToString(), IsWide: true),
                new("state", callback => callback.State),
                new("status", callback => WireName.Of(callback.Status)),
                new("attempts", callback => callback.Attempts.Count.ToString(CultureInfo.InvariantCulture), IsWide: true),
                new("answer", callback => callback.Attempts is [.., var last] ? last.Status?.ToString(CultureInfo.InvariantCulture) ?? "none" : "")),
            loan);
        output.AddTo(command, hasPersonalData: false);
        return command;
    }

    private static Command Resend()
    {
        var id = ArgumentForm.Id("The call back's id.");
        id.Arity = ArgumentArity.ZeroOrOne;
        var allFailed = new Option<bool>("--all-failed") { Description = "Every call back that was given up." };
        var command = ControlCommand.Create(
            "resend",
            "Sends a call back once more, or all that failed.",
            async (sandbox, result, cancellationToken) =>
            {
                var count = 1;
                if (result.GetValue(allFailed))
                {
                    count = await sandbox.ResendFailedAsync(cancellationToken);
                }
                else
                {
                    await sandbox.ResendAsync(result.GetValue(id), cancellationToken);
                }

                Console.WriteLine(count == 1 ? "1 call back is sent again." : string.Create(CultureInfo.InvariantCulture, $"{count} call backs are sent again."));
            },
            id,
            allFailed);
        command.RequireEither(id, allFailed, "Give either the ID of a call back or --all-failed.");
        return command;
    }
}

/// <summary>A call back as it is shown: without addresses, which hold secrets, and without what the partner's program answered.</summary>
internal sealed record CallbackView(
    Guid Id, Guid LoanId, string State, SandboxCallbackStatus Status, DateTimeOffset CreatedAt, IReadOnlyList<AttemptView> Attempts)
{
    public static CallbackView Of(SandboxCallback callback) => new(
        callback.Id,
        callback.LoanId,
        callback.State,
        callback.Status,
        callback.CreatedAt,
        [.. callback.Attempts.Select(attempt => new AttemptView(attempt.At, attempt.Status, Math.Round(attempt.Duration.TotalMilliseconds, 1)))]);
}

/// <summary>One attempt of a call back.</summary>
internal sealed record AttemptView(DateTimeOffset At, int? Status, double Milliseconds);
