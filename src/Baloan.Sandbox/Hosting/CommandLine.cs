using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Baloan.Sandbox.Hosting;

/// <summary>The command line of <c>baloan-sandbox</c>.</summary>
internal static class CommandLine
{
    private const string Description = """
        Baloan's partnership gateway on your own machine: tokens, policies, loans, contracts, one-time passwords,
        call backs, and every way in which they can fail.

        Examples:
          baloan-sandbox
              Listens on http://127.0.0.1:5080/ with the user name "partner" and the password "sandbox".
          baloan-sandbox --auto 2s --callback-url http://127.0.0.1:5000/baloan/callbacks
              Every loan walks to loan_paid by itself, and your program hears of each step.
          baloan-sandbox --data sandbox.db --seed 7
              Keeps everything in a file across restarts; the same seed gives the same ids.
          baloan-sandbox --token-lifetime 10s --refresh rotating
              Tokens end soon, and a refresh token is good for one use.

        While it runs:
          curl http://127.0.0.1:5080/sandbox/loans
          curl -X POST http://127.0.0.1:5080/sandbox/loans/ID/advance
          curl -H 'Content-Type: application/json' -d '{"kind":"status","status_code":503,"times":2}' \
            http://127.0.0.1:5080/sandbox/faults

        Durations are written 500ms, 2s, 5m, 1h, 1d. Secrets are read from files or variables too, where "ps" does not show them.
        """;

    public static ParseResult Parse(string[] args)
    {
        var settings = CommandLineSettings.All();
        var command = new Command("baloan-sandbox", Description) { Options = { new HelpOption(), new VersionOption() } };
        foreach (var setting in settings)
        {
            command.Options.Add(setting.Option);
            if (setting.FileOption is { } file)
            {
                command.Options.Add(file);
            }
        }

        command.SetAction((result, cancellationToken) => RunAsync(settings, result, cancellationToken));
        var result = command.Parse(args);
        if (result.Action is ParseErrorAction error)
        {
            error.ShowHelp = false;
            error.ShowTypoCorrections = false;
        }

        return result;
    }

    private static async Task<int> RunAsync(
        IReadOnlyList<CommandLineSetting> settings, ParseResult result, CancellationToken cancellationToken)
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
            await WaitForEndAsync(cancellationToken);
            return 0;
        }
        catch (ArgumentException exception) when (settings.FirstOrDefault(setting => setting.Name == exception.ParamName) is { } setting)
        {
            return Fail(exception.Message.Replace($"{nameof(BaloanSandboxOptions)}.{setting.Name}", setting.Option.Name, StringComparison.Ordinal));
        }
        catch (IOException exception)
        {
            return Fail(exception.Message);
        }
        catch (OperationCanceledException)
        {
            return 0;
        }
    }

    private static async Task WaitForEndAsync(CancellationToken cancellationToken)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancellationToken.Register(ended.SetResult);
        await ended.Task;
    }

    private static void Greet(BaloanSandbox sandbox)
    {
        var password = sandbox.Password == new BaloanSandboxOptions().Password ? sandbox.Password : "(as given)";
        Console.WriteLine($"""
            The sandbox listens on {sandbox.BaseAddress}
              user name  {sandbox.Username}
              password   {password}
              dashboard  {sandbox.BaseAddress}
              control    {sandbox.BaseAddress}sandbox/ (described by {sandbox.BaseAddress}sandbox/openapi/sandbox.json)
              seed       {sandbox.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture)}
            Ctrl-C stops it.
            """);
    }

    private static int Fail(string message)
    {
        Console.Error.WriteLine(message.Split(" (Parameter", 2)[0]);
        return 1;
    }
}
