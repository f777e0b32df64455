using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Spectre.Console;

namespace Baloan.Samples.Console;

/// <summary>The command line, and the exit codes: 0 done, 1 the journey failed, 2 a bad argument.</summary>
internal static class CommandLine
{
    private const int Failed = 1;
    private const int BadArgument = 2;

    public static Invocation Parse(string[] args)
    {
        var yes = new Option<bool>("--yes") { Description = "Run through by itself, with the default answers." };
        var gateway = TextOption("--gateway", "BALOAN_GATEWAY", "The address of a gateway; without it a sandbox is started.");
        var username = TextOption("--username", "BALOAN_USERNAME", "The user name at that gateway.");
        var password = TextOption("--password", "BALOAN_PASSWORD", "The password at that gateway.");
        var otp = TextOption("--otp", "BALOAN_OTP", "The OTP to sign with at that gateway, where it cannot be asked for.");
        gateway.Validators.Add(CheckAddress);

        var command = new RootCommand("Walks through a whole loan journey: policies, loan, contract, OTP, signature.")
        {
            yes, gateway, username, password, otp,
        };
        command.SetAction((result, cancellationToken) => RunAsync(
            new JourneySettings(
                result.GetValue(gateway) is { } address ? new Uri(address) : null,
                result.GetValue(username),
                result.GetValue(password),
                result.GetValue(yes),
                result.GetValue(otp)),
            cancellationToken));
        return new Invocation(command.Parse(args));
    }

    private static Option<string?> TextOption(string name, string variable, string description) => new(name)
    {
        Description = $"{description} [{variable}]",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable(variable),
    };

    private static void CheckAddress(OptionResult result)
    {
        if (result.GetValueOrDefault<string?>() is { } address && !Uri.TryCreate(address, UriKind.Absolute, out _))
        {
            result.AddError($"--gateway must be an address such as https://api.baloan.ir, not '{address}'.");
        }
    }

    private static async Task<int> RunAsync(JourneySettings settings, CancellationToken cancellationToken)
    {
        try
        {
            await using var place = await GatewayPlace.OpenAsync(settings, cancellationToken);
            await new Journey(place, settings).RunAsync(cancellationToken);
            return 0;
        }
        catch (Exception exception) when (Explanation.Of(exception) is { } sentence)
        {
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]{sentence}[/]");
            return Failed;
        }
    }

    /// <summary>A parsed command line that can be run.</summary>
    public sealed class Invocation(ParseResult result)
    {
        public async Task<int> InvokeAsync()
        {
            if (result.Errors.Count == 0)
            {
                return await result.InvokeAsync();
            }

            foreach (var error in result.Errors)
            {
                await System.Console.Error.WriteLineAsync(error.Message);
            }

            return BadArgument;
        }
    }
}
