using System.CommandLine;

namespace Baloan.Sandbox.Hosting;

/// <summary>
/// A setting that nobody should read in the list of processes: it comes from an argument, from the first line of a file,
/// or from a variable of the environment, whichever is there first.
/// </summary>
internal static class SecretSetting
{
    public static CommandLineSetting Of(string name, string option, string description, Action<BaloanSandboxOptions, string> apply)
    {
        var variable = "BALOAN_SANDBOX_" + option.TrimStart('-').Replace('-', '_').ToUpperInvariant();
        var value = new Option<string>(option) { Description = $"{description} Or in {variable}." };
        var file = new Option<string>(option + "-file") { Description = $"A file whose first line is what {option} says.", HelpName = "file" };
        file.Validators.Add(result =>
        {
            if (result.GetResult(value) is not null)
            {
                result.AddError($"{option} and {file.Name} cannot both be given.");
            }
        });
        return new(name, value, Apply) { FileOption = file };

        void Apply(ParseResult result, BaloanSandboxOptions options)
        {
            if ((result.GetValue(value) ?? FirstLine(result.GetValue(file), file.Name) ?? Environment.GetEnvironmentVariable(variable)) is { } given)
            {
                apply(options, given);
            }
        }
    }

    private static string? FirstLine(string? path, string option)
    {
        if (path is null)
        {
            return null;
        }

        try
        {
            return File.ReadLines(path).FirstOrDefault() is { Length: > 0 } line ? line : throw new IOException($"The file of {option} is empty.");
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or FileNotFoundException or DirectoryNotFoundException)
        {
            throw new IOException($"The file of {option} cannot be read: {exception.Message}", exception);
        }
    }
}
