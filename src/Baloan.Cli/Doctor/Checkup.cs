using System.CommandLine;
using System.Runtime.CompilerServices;
using Baloan.Cli.Callbacks;
using Baloan.Cli.Loans;
using Baloan.Cli.Terminal;
using Baloan.Sdk;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Baloan.Cli.Doctor;

/// <summary>The checks in their order: each builds on those before it, and the first that fails on the way to the gateway ends that way.</summary>
internal static class Checkup
{
    public static async IAsyncEnumerable<Finding> RunAsync(
        GatewayOptions gateway, ParseResult result, Option<Uri> callbacks, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var project = gateway.ReadProject(result);
        var services = new ServiceCollection();
        var tokens = new TokenWatch();
        gateway.AddClient(services, result, project).BareHttpClientBuilder.AddHttpMessageHandler(() => new TokenWatch.Handler(tokens));
        await using var provider = services.BuildServiceProvider();
        var (client, configuration) = Configuration(provider, project);
        yield return configuration;
        if (client is not null)
        {
            var address = provider.GetRequiredService<IOptions<BaloanClientOptions>>().Value.BaseAddress;
            await foreach (var finding in GatewayAsync(client, address, tokens, cancellationToken))
            {
                yield return finding;
            }
        }

        var secret = Environment.GetEnvironmentVariable(CallbackCommand.SecretVariable) is { Length: > 0 } given ? given : project.Configuration["Baloan:Callbacks:Secrets:0"];
        await foreach (var finding in CallbacksAsync(result.GetValue(callbacks), secret, cancellationToken))
        {
            yield return finding;
        }

        await foreach (var finding in StoresAsync(project.Configuration, cancellationToken))
        {
            yield return finding;
        }
    }

    private static (IBaloanClient? Client, Finding Finding) Configuration(ServiceProvider provider, Project project)
    {
        try
        {
            return (GatewayOptions.Resolve(provider), Finding.Good("configuration", $"Valid; read from {string.Join(", ", project.Sources)} and the command line."));
        }
        catch (CommandException exception)
        {
            var lines = exception.Message.Split('\n');
            return (null, Finding.Failed("configuration", string.Join(' ', lines[..^1].DefaultIfEmpty(lines[0])), lines.Length > 1 ? lines[^1] : GatewayOptions.Advice));
        }
    }

    private static IAsyncEnumerable<Finding> CallbacksAsync(Uri? endpoint, string? secret, CancellationToken cancellationToken) => endpoint is null
        ? new[] { Finding.Skipped(CallbackProbe.Check, "No --callback-url is given.") }.ToAsyncEnumerable()
        : CallbackProbe.CheckAsync(endpoint, secret, cancellationToken);

    private static async IAsyncEnumerable<Finding> StoresAsync(IConfiguration configuration, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var store in RedisProbe.Find(configuration))
        {
            yield return await RedisProbe.CheckAsync(store, cancellationToken);
        }

        foreach (var store in DatabaseProbe.Find(configuration))
        {
            yield return await DatabaseProbe.CheckAsync(store, Directory.GetCurrentDirectory(), cancellationToken);
        }
    }

    private static async IAsyncEnumerable<Finding> GatewayAsync(
        IBaloanClient client, Uri address, TokenWatch tokens, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var isReached = true;
        await foreach (var finding in ConnectionProbe.CheckAsync(address, cancellationToken))
        {
            isReached &= finding.Outcome != Outcome.Failed;
            yield return finding;
        }

        if (!isReached)
        {
            yield break;
        }

        var login = await TryAsync("log-in", async () =>
        {
            await ((BaloanClient)client).AuthenticateAsync(cancellationToken);
            return Finding.Good("log-in", "The gateway gives a token to this user name.");
        });
        yield return login;
        if (login.Outcome == Outcome.Failed)
        {
            yield break;
        }

        yield return tokens.Lifetime();
        yield return await tokens.RefreshAsync(cancellationToken);
        yield return await TryAsync("policies", async () => Policies(await client.Policies.ListAsync(cancellationToken)));
    }

    private static Finding Policies(IReadOnlyList<LoanPolicy> policies)
    {
        var stores = policies.SelectMany(policy => policy.Stores).Select(store => store.Id).Distinct().Order().ToList();
        return policies.Count == 0
            ? Finding.Doubtful("policies", "There are none.", "Ask Baloan for the policies of your stores: without one no loan can be opened.")
            : Finding.Good("policies", $"{policies.Count} readable, of the stores {string.Join(", ", stores)}.");
    }

    private static async Task<Finding> TryAsync(string check, Func<Task<Finding>> run)
    {
        try
        {
            return await run();
        }
        catch (BaloanAuthenticationException exception)
        {
            return Finding.Failed(check, exception.Message, "Check Username and Password, and whether Baloan has bound the partner to another address than yours.");
        }
        catch (BaloanException exception)
        {
            return Finding.Failed(check, exception.Message, "Check BaseAddress, and try again later.");
        }
    }
}
