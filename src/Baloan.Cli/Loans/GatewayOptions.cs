using System.CommandLine;
using System.Text.RegularExpressions;
using Baloan.Cli.Terminal;
using Baloan.Sdk;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Baloan.Cli.Loans;

/// <summary>
/// Which gateway a command calls, and as whom: by its options, or by the <c>Baloan</c> section of the project in this folder, with its user
/// secrets and the environment.
/// </summary>
internal sealed partial class GatewayOptions
{
    public const string Advice = "Give --gateway, --username and --password-file, run it in a project's folder, or give --sandbox.";

    private const string PasswordVariable = "BALOAN_PASSWORD";

    private readonly Option<Uri> _gateway = new("--gateway") { Description = "The gateway's address.", CustomParser = ArgumentForm.ParseAddress, HelpName = "url" };
    private readonly Option<string> _username = new("--username") { Description = "The partner's user name." };
    private readonly Option<FileInfo> _passwordFile = new("--password-file") { Description = $"A file whose first line is the partner's password. Or in {PasswordVariable}.", HelpName = "file" };
    private readonly Option<bool> _sandbox = new("--sandbox") { Description = "The sandbox on http://127.0.0.1:5080/, as its usual partner." };
    private readonly Option<string> _environment = new("--environment")
    {
        Description = "The project's environment, for appsettings.ENVIRONMENT.json [default: Development].",
    };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_gateway, _username, _passwordFile, _sandbox, _environment])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Runs with a client of the gateway.</summary>
    /// <exception cref="CommandException">A setting is wrong or missing; the message names it.</exception>
    public async Task RunAsync(ParseResult result, Func<IBaloanClient, Task> run)
    {
        var services = new ServiceCollection();
        AddClient(services, result, ReadProject(result));
        var provider = services.BuildServiceProvider();
        await using (provider)
        {
            await run(Resolve(provider));
        }
    }

    /// <summary>The client that was registered.</summary>
    /// <exception cref="CommandException">A setting is wrong or missing; the message names it.</exception>
    public static IBaloanClient Resolve(IServiceProvider provider)
    {
        try
        {
            return provider.GetRequiredService<IBaloanClient>();
        }
        catch (OptionsValidationException exception)
        {
            throw new CommandException($"{string.Join('\n', exception.Failures)}\n{Advice}", ExitCodes.BadArgument);
        }
        catch (InvalidOperationException exception)
        {
            // The binder's sentence holds the value, which may be a secret; the setting and its type stand at the end.
            var setting = BinderSentence().Match(exception.Message);
            throw new CommandException(
                setting.Success
                    ? $"The settings of this folder cannot be read: {setting.Groups["path"].Value} is no {setting.Groups["type"].Value}."
                    : "The settings of this folder cannot be read.",
                ExitCodes.BadArgument);
        }
    }

    /// <summary>Registers the client, with the project's settings and this command's options before them.</summary>
    public BaloanClientBuilder AddClient(IServiceCollection services, ParseResult result, Project project)
    {
        var builder = services.AddBaloanClient(project.Configuration);
        services.Configure<BaloanClientOptions>(options => Apply(result, options));
        return builder;
    }

    /// <summary>Reads the settings of the project in this folder.</summary>
    /// <exception cref="CommandException">They cannot be read.</exception>
    public Project ReadProject(ParseResult result) =>
        Project.Read(Directory.GetCurrentDirectory(), result.GetValue(_environment) ?? Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? "Development");

    [GeneratedRegex(@"at '(?<path>[^']+)' to type '(?:[\w.]+\.)?(?<type>[^'.]+)'\.?$", RegexOptions.RightToLeft | RegexOptions.CultureInvariant)]
    private static partial Regex BinderSentence();

    private void Apply(ParseResult result, BaloanClientOptions options)
    {
        if (result.GetValue(_sandbox))
        {
            options.BaseAddress = new Uri("http://127.0.0.1:5080/");
            options.Username = "partner";
            options.Password = "sandbox";
        }

        options.BaseAddress = result.GetValue(_gateway) ?? options.BaseAddress;
        options.Username = result.GetValue(_username) ?? options.Username;
        options.Password = FirstLine(result.GetValue(_passwordFile)) ?? Environment.GetEnvironmentVariable(PasswordVariable) ?? options.Password;
    }

    private static string? FirstLine(FileInfo? file)
    {
        try
        {
            return file is null ? null : File.ReadLines(file.FullName).FirstOrDefault();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"The file of --password-file cannot be read: {exception.Message}", ExitCodes.BadArgument);
        }
    }
}
