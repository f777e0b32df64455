using System.CommandLine;
using System.CommandLine.Parsing;

namespace Baloan.Sandbox.Hosting;

/// <summary>
/// More partners beside the first: <c>name:password</c> from arguments, from the lines of a file, or from those of a variable of the
/// environment, whichever is there first. No message repeats what was given.
/// </summary>
internal static class PartnerSetting
{
    private const string Name = "--partner";
    private const string FileName = "--partner-file";
    private const string Variable = "BALOAN_SANDBOX_PARTNER";
    private const string Rule = "write name:password. The name holds no colon, the password may.";

    public static CommandLineSetting Create()
    {
        var given = new Option<string[]>(Name)
        {
            Description = $"Another partner, with loans of its own; may be given again. Or in {Variable}, one a line.",
            HelpName = "name:password",
        };
        given.Validators.Add(Check);
        var file = new Option<string>(FileName) { Description = $"A file whose lines are what {Name} says.", HelpName = "file" };
        file.Validators.Add(result =>
        {
            if (result.GetResult(given) is not null)
            {
                result.AddError($"{Name} and {FileName} cannot both be given.");
            }
        });
        return new(nameof(BaloanSandboxOptions.Partners), given, Apply) { FileOption = file };

        void Apply(ParseResult result, BaloanSandboxOptions options)
        {
            var lines = result.GetValue(given) is { Length: > 0 } arguments ? arguments
                : result.GetValue(file) is { } path ? ReadLines(path)
                : Environment.GetEnvironmentVariable(Variable)?.Split('\n', StringSplitOptions.TrimEntries) ?? [];
            options.Partners = [.. lines.Where(line => line.Length > 0).Select(line => Read(line)
                ?? throw new ArgumentException($"A line of {FileName} or {Variable} is no partner: {Rule}", nameof(options.Partners)))];
        }
    }

    private static void Check(OptionResult result)
    {
        if (result.Tokens.Any(token => Read(token.Value) is null))
        {
            result.AddError($"A value of {Name} is no partner: {Rule}");
        }
    }

    private static SandboxPartner? Read(string line) =>
        line.Split(':', 2) is [{ Length: > 0 } username, { Length: > 0 } password] ? new(username, password) : null;

    private static string[] ReadLines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or FileNotFoundException or DirectoryNotFoundException)
        {
            throw new IOException($"The file of {FileName} cannot be read: {exception.Message}", exception);
        }
    }
}
