using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Baloan.Sdk;

/// <summary>What one client is made of, and the one owner of it. All its views share it.</summary>
internal sealed class GatewayConnection : IDisposable
{
    private readonly HttpClient _httpClient;
    private readonly HttpClient _bareHttpClient;

    /// <param name="name">The client's name, empty for the one without.</param>
    /// <param name="options">The options as they are now; the credentials are asked for before every renewal.</param>
    /// <param name="httpClient">Sends the operations.</param>
    /// <param name="bareHttpClient">Sends token requests and downloads; carries nothing of the application's.</param>
    /// <param name="tokenStore">Where several nodes share a token, if they do.</param>
    /// <param name="loggerFactory">The logs.</param>
    /// <param name="timeProvider">The clock and the timers.</param>
    /// <param name="credentials">Where the credentials are asked for; null where they stand in the options.</param>
    public GatewayConnection(
        string name,
        Func<BaloanClientOptions> options,
        HttpClient httpClient,
        HttpClient bareHttpClient,
        ITokenStore? tokenStore,
        ILoggerFactory loggerFactory,
        TimeProvider timeProvider,
        ICredentialSource? credentials = null)
    {
        var current = options();
        _httpClient = httpClient;
        _bareHttpClient = bareHttpClient;
        var bare = new GatewaySender(bareHttpClient, current);
        var tokenLogger = QuietLogger.Of<TokenManager>(loggerFactory);
        Tokens = new TokenManager(
            bare,
            credentials ?? new OptionsCredentials(() => SettingsOf(options()), tokenLogger),
            tokenStore,
            tokenStore is null ? new TokenClock(timeProvider) : TokenClock.WithJitter(timeProvider),
            new TokenMetrics(Instruments.Meter, name),
            timeProvider,
            tokenLogger);
        var telemetry = new CallTelemetry(name, QuietLogger.Of<BaloanClient>(loggerFactory), timeProvider);
        Calls = new CallSender(current, new GatewaySender(httpClient, current), Tokens, timeProvider, telemetry, hasBreaker: true);

        // Without a breaker and with a retry budget of its own: a file host that fails says nothing about the gateway.
        Downloads = new CallSender(current, bare, Tokens, timeProvider, telemetry, hasBreaker: false);
        Download = new ContractDownload(Downloads, bare.BaseAddress, current);
        Poll = new ContractPoll(current.ContractPollInterval, timeProvider);
        Settings = new RequestSettings(current.Language, current.Timeout, []);
    }

    /// <summary>The parts of a client that no container makes.</summary>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">The options cannot work.</exception>
    public static GatewayConnection WithoutContainer(
        BaloanClientOptions options, ILoggerFactory loggerFactory, TimeProvider timeProvider, HttpMessageHandler? handler)
    {
        var source = ClientOptionsCheck.Checked(options);
        PlainHttpNotice.Tell("", options.BaseAddress, loggerFactory);
        var chain = handler is null ? null : HandlerChain.Over(handler, (safety, type) => QuietLogger.Of<BaloanClient>(loggerFactory).TellOfHandler(
            safety, type, nameof(BaloanClient)));
        return new GatewayConnection(
            "",
            source,
            PrimaryHandler.CreateClient(chain),
            PrimaryHandler.CreateClient(chain),
            tokenStore: null,
            loggerFactory,
            timeProvider);
    }

    public TokenManager Tokens { get; }

    /// <summary>Sends operations.</summary>
    public CallSender Calls { get; }

    /// <summary>Sends downloads.</summary>
    public CallSender Downloads { get; }

    public ContractDownload Download { get; }

    public ContractPoll Poll { get; }

    public RequestSettings Settings { get; }

    /// <summary>Takes it out of what is counted as there. It goes on to work for whoever still has it.</summary>
    public void LetGo() => Calls.LetGo();

    public void Dispose()
    {
        Calls.Dispose();
        Downloads.Dispose();
        Tokens.Dispose();
        _httpClient.Dispose();
        _bareHttpClient.Dispose();
    }

    private static TokenSettings SettingsOf(BaloanClientOptions options) => new(options.Username, options.Password, options.Token);
}

/// <summary>
/// Warns of clients that use plain http where their options are checked, which is at the application's start; once for each client and
/// address, however often they are read.
/// </summary>
internal sealed class PlainHttpNotice(ILoggerFactory loggerFactory) : IValidateOptions<BaloanClientOptions>
{
    private readonly ConcurrentDictionary<(string Client, Uri Gateway), bool> _told = new();

    /// <summary>Warns of a client that no container makes.</summary>
    public static void Tell(string clientName, Uri gateway, ILoggerFactory loggerFactory)
    {
        if (gateway.Scheme == Uri.UriSchemeHttp && !gateway.IsLoopback)
        {
            QuietLogger.Of<BaloanClient>(loggerFactory).PlainHttp(clientName, gateway.Authority);
        }
    }

    public ValidateOptionsResult Validate(string? name, BaloanClientOptions options)
    {
        var client = name ?? Options.DefaultName;
        if (options.AllowPlainHttp && options.BaseAddress is { IsAbsoluteUri: true } gateway && _told.TryAdd((client, gateway), true))
        {
            Tell(client, gateway, loggerFactory);
        }

        return ValidateOptionsResult.Skip;
    }
}
