using System.CommandLine;
using System.Globalization;
using Baloan.Cli.Sandbox.Control;
using Baloan.Cli.Terminal;
using Baloan.Sandbox;

namespace Baloan.Cli.Sandbox;

/// <summary><c>baloan sandbox</c>: starts a sandbox, or drives one that runs.</summary>
internal static class SandboxCommand
{
    private const string Description = "Starts Baloan's partnership gateway on your own machine, or drives one that runs.";

    private const string Examples = """
        Examples:
          baloan sandbox
              Listens on http://127.0.0.1:5080/ with the user name "partner" and the password "sandbox".
          baloan sandbox --auto 2s --callback-url http://127.0.0.1:5000/baloan/callbacks/first-secret-of-yours
              Every loan walks to loan_paid by itself, and the application of the README hears of each step.
          baloan sandbox --data sandbox.db --seed 7
              Keeps everything in a file across restarts; the same seed gives the same ids.
          baloan sandbox --token-lifetime 10s --refresh rotating
              Tokens end soon, and a refresh token is good for one use.

        While it runs, in another terminal:
          baloan sandbox loans
          baloan sandbox advance ID
          baloan sandbox fault add status --status-code 503 --times 2

        Durations are written 500ms, 2s, 5m, 1h, 1d. Secrets are read from files or variables too, where "ps" does not show them.
        """;

    public static Command Create()
    {
        var settings = SandboxSettings.All();
        var quiet = new Option<bool>("--quiet") { Description = "Print nothing after the start." };
        var log = new Option<string>("--log") { Description = "How requests and call backs are printed as they happen.", DefaultValueFactory = _ => LiveLog.Text };
        log.AcceptOnlyFromAmong(LiveLog.Text, LiveLog.Json);
        var command = new CommandWithExamples("sandbox", Description, Examples) { quiet, log };
        foreach (var setting in settings)
        {
            command.Options.Add(setting.Option);
            if (setting.FileOption is { } file)
            {
                command.Options.Add(file);
            }
        }

        foreach (var control in (IEnumerable<Command>)[.. LoanCommands.Create(), .. CallbackCommands.Create(), FaultCommands.Create(), .. ClockCommands.Create()])
        {
            command.Subcommands.Add(control);
        }

        command.SetAction((result, cancellationToken) =>
            RunAsync(settings, result, result.GetValue(quiet) ? null : new LiveLog(result.GetValue(log) == LiveLog.Json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        IReadOnlyList<SandboxSetting> settings, ParseResult result, LiveLog? log, CancellationToken cancellationToken)
    {
        try
        {
            await using var sandbox = await BaloanSandbox.StartAsync(
                options =>
                {
                    foreach (var setting in settings)
                    {
                        setting.Apply(result, options);
                    }
                },
                cancellationToken);
            Greet(sandbox);
            await (log?.FollowAsync(sandbox.BaseAddress, cancellationToken) ?? Task.CompletedTask);
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return ExitCodes.Done;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCodes.Done;
        }
        catch (ArgumentException exception) when (settings.FirstOrDefault(setting => setting.Name == exception.ParamName) is { } setting)
        {
            var sentence = exception.Message.Replace($"{nameof(BaloanSandboxOptions)}.{setting.Name}", setting.Option.Name, StringComparison.Ordinal);
            throw new CommandException(sentence.Split(" (Parameter", 2)[0], ExitCodes.BadArgument);
        }
        catch (IOException exception)
        {
            throw new CommandException(exception.Message);
        }
    }

    private static void Greet(BaloanSandbox sandbox)
    {
        var password = sandbox.Password == new BaloanSandboxOptions().Password ? sandbox.Password : "(as given)";
        Console.WriteLine($"""
            The sandbox listens on {sandbox.BaseAddress}
              user name  {sandbox.Username}
              password   {password}
              dashboard  {sandbox.BaseAddress}
              control    {sandbox.BaseAddress}sandbox/
              described  {sandbox.BaseAddress}sandbox/openapi/sandbox.json
              seed       {sandbox.Seed.ToString(CultureInfo.InvariantCulture)}
            Ctrl-C stops it.
            """);
    }
}
