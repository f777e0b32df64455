using System.CommandLine;

namespace Baloan.Sandbox.Hosting;

/// <summary>
/// A setting of several lines that nobody should read in the list of processes: they come from arguments, from a file, or from a variable
/// of the environment, whichever is there first. No message repeats what was given.
/// </summary>
internal static class LinesSetting
{
    /// <summary>Makes the setting of an option that may be given again.</summary>
    /// <param name="name">The property of <see cref="BaloanSandboxOptions"/>.</param>
    /// <param name="option">The option.</param>
    /// <param name="line">How a line is written, what it is, and its rule.</param>
    /// <param name="read">Reads a line; null where it cannot be read.</param>
    /// <param name="apply">Takes what was read.</param>
    public static CommandLineSetting Of<T>(string name, string option, LineForm line, Func<string, T?> read, Action<BaloanSandboxOptions, IReadOnlyList<T>> apply)
        where T : class
    {
        var variable = "BALOAN_SANDBOX_" + option.TrimStart('-').Replace('-', '_').ToUpperInvariant();
        var given = new Option<string[]>(option) { Description = $"{line.Description} Or in {variable}, one a line.", HelpName = line.Form };
        given.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => read(token.Value) is null))
            {
                result.AddError($"A value of {option} is no {line.What}: {line.Rule}");
            }
        });
        var file = new Option<string>(option + "-file") { Description = $"A file whose lines are what {option} says.", HelpName = "file" };
        file.Validators.Add(result =>
        {
            if (result.GetResult(given) is not null)
            {
                result.AddError($"{option} and {file.Name} cannot both be given.");
            }
        });
        return new(name, given, Apply) { FileOption = file };

        void Apply(ParseResult result, BaloanSandboxOptions options)
        {
            var lines = result.GetValue(given) is { Length: > 0 } arguments ? arguments
                : result.GetValue(file) is { } path ? ReadLines(path, file.Name)
                : Environment.GetEnvironmentVariable(variable)?.Split('\n', StringSplitOptions.TrimEntries) ?? [];
            apply(options, [.. lines.Where(text => text.Length > 0).Select(text => read(text)
                ?? throw new ArgumentException($"A line of {file.Name} or {variable} is no {line.What}: {line.Rule}", name))]);
        }
    }

    private static string[] ReadLines(string path, string option)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or FileNotFoundException or DirectoryNotFoundException)
        {
            throw new IOException($"The file of {option} cannot be read: {exception.Message}", exception);
        }
    }
}
