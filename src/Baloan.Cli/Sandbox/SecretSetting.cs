using System.CommandLine;
using Baloan.Sandbox;

namespace Baloan.Cli.Sandbox;

/// <summary>
/// Settings that nobody should read in the list of processes: they come from arguments, from a file, or from a variable of the
/// environment, whichever is there first. No message repeats what was given.
/// </summary>
internal static class SecretSetting
{
    /// <summary>A setting of one value; of the file its first line counts.</summary>
    public static SandboxSetting Of(string name, string option, string description, Action<BaloanSandboxOptions, string> apply)
    {
        var variable = VariableOf(option);
        var value = new Option<string>(option) { Description = $"{description} Or in {variable}." };
        var file = FileOf(value, $"A file whose first line is what {option} says.");
        return new(name, value, Apply) { FileOption = file };

        void Apply(ParseResult result, BaloanSandboxOptions options)
        {
            if ((result.GetValue(value) ?? FirstLine(result.GetValue(file)) ?? Environment.GetEnvironmentVariable(variable)) is { } given)
            {
                apply(options, given);
            }
        }

        string? FirstLine(string? path) => path is null ? null
            : Read(file.Name, () => File.ReadLines(path).FirstOrDefault()) is { Length: > 0 } line ? line
            : throw new IOException($"The file of {file.Name} is empty.");
    }

    /// <summary>A setting of several lines, whose option may be given again.</summary>
    /// <param name="name">The property of <see cref="BaloanSandboxOptions"/>.</param>
    /// <param name="option">The option.</param>
    /// <param name="line">How a line is written, what it is, and its rule.</param>
    /// <param name="read">Reads a line; null where it cannot be read.</param>
    /// <param name="apply">Takes what was read.</param>
    public static SandboxSetting OfLines<T>(
        string name, string option, LineForm line, Func<string, T?> read, Action<BaloanSandboxOptions, IReadOnlyList<T>> apply)
        where T : class
    {
        var variable = VariableOf(option);
        var given = new Option<string[]>(option) { Description = $"{line.Description} Or in {variable}, one a line.", HelpName = line.Form };
        given.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => read(token.Value) is null))
            {
                result.AddError($"A value of {option} is no {line.What}: {line.Rule}");
            }
        });
        var file = FileOf(given, $"A file whose lines are what {option} says.");
        return new(name, given, Apply) { FileOption = file };

        void Apply(ParseResult result, BaloanSandboxOptions options)
        {
            var lines = result.GetValue(given) is { Length: > 0 } arguments ? arguments
                : result.GetValue(file) is { } path ? Read(file.Name, () => File.ReadAllLines(path))
                : Environment.GetEnvironmentVariable(variable)?.Split('\n', StringSplitOptions.TrimEntries) ?? [];
            apply(options, [.. lines.Where(text => text.Length > 0).Select(text => read(text)
                ?? throw new ArgumentException($"A line of {file.Name} or {variable} is no {line.What}: {line.Rule}", name))]);
        }
    }

    private static string VariableOf(string option) => "BALOAN_SANDBOX_" + option.TrimStart('-').Replace('-', '_').ToUpperInvariant();

    private static Option<string> FileOf(Option given, string description)
    {
        var file = new Option<string>(given.Name + "-file") { Description = description, HelpName = "file" };
        file.Validators.Add(result =>
        {
            if (result.GetResult(given) is not null)
            {
                result.AddError($"{given.Name} and {file.Name} cannot both be given.");
            }
        });
        return file;
    }

    private static T Read<T>(string option, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or FileNotFoundException or DirectoryNotFoundException)
        {
            throw new IOException($"The file of {option} cannot be read: {exception.Message}", exception);
        }
    }
}

/// <summary>What a line is for a person: its form, its name, its rule and what it is for.</summary>
internal sealed record LineForm(string Form, string What, string Rule, string Description);

/// <summary>More partners beside the first, and where their call backs go.</summary>
internal static class PartnerSetting
{
    /// <summary>Several <c>name:password</c>.</summary>
    public static SandboxSetting Partners() => SecretSetting.OfLines(
        nameof(BaloanSandboxOptions.Partners),
        "--partner",
        new("name:password", "partner", "write name:password. The name holds no colon, the password may.", "Another partner, with loans of its own; may be given again."),
        line => line.Split(':', 2) is [{ Length: > 0 } username, { Length: > 0 } password] ? new SandboxPartner(username, password) : null,
        (options, partners) => options.Partners = [.. partners]);

    /// <summary>Several <c>name=address</c>, of partners that were given before.</summary>
    public static SandboxSetting CallbackUrls() => SecretSetting.OfLines(
        nameof(BaloanSandboxOptions.Partners),
        "--partner-callback-url",
        new("name=url", "partner's address", "write name=url. The name is one of --partner and holds no equals sign.", "Where the call backs of such a partner go, instead of --callback-url; may be given again."),
        line => line.Split('=', 2) is [{ Length: > 0 } username, var address] && Uri.TryCreate(address, UriKind.Absolute, out var url)
            ? new Address(username, url)
            : null,
        (options, addresses) =>
        {
            foreach (var (username, url) in addresses)
            {
                options.Partners = options.Partners.Any(partner => partner.Username == username)
                    ? [.. options.Partners.Select(partner => partner.Username == username ? new(username, partner.Password) { CallbackUrl = url } : partner)]
                    : throw new ArgumentException("A name of --partner-callback-url is none of --partner.", nameof(options.Partners));
            }
        });

    private sealed record Address(string Username, Uri Url);
}
