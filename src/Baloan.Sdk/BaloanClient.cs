using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Baloan.Sdk;

/// <summary>A client of Baloan's partnership gateway. Safe for any number of threads; keep one for the life of the application.</summary>
/// <remarks>With a container, <c>AddBaloanClient</c> registers it as <see cref="IBaloanClient"/>.</remarks>
public sealed class BaloanClient : IBaloanClient, IDisposable
{
    private readonly GatewayConnection _parts;
    private readonly RequestSettings _settings;
    private readonly OwnCalls _partnerCalls;
    private readonly bool _isView;

    /// <summary>Makes a client without a container.</summary>
    /// <param name="options">The settings; read now, but for the credentials, which are read at each log-in.</param>
    /// <param name="loggerFactory">Where the client logs; nowhere by default.</param>
    /// <param name="timeProvider">The clock and the timers; the system's by default.</param>
    /// <param name="handler">
    /// What operations, token requests and downloads are sent by, such as a <see cref="HttpClientHandler"/> with a proxy or the handler of
    /// an in-memory server; connections of the client's own by default. It stays the caller's: the client does not dispose it, so that
    /// several clients may share one. Redirects and cookies are turned off on it, and handlers that repeat repeat no change.
    /// </param>
    /// <exception cref="OptionsValidationException">A setting is missing or not valid; the message names it.</exception>
    public BaloanClient(
        BaloanClientOptions options,
        ILoggerFactory? loggerFactory = null,
        TimeProvider? timeProvider = null,
        HttpMessageHandler? handler = null)
        : this(GatewayConnection.WithoutContainer(options, loggerFactory ?? NullLoggerFactory.Instance, timeProvider ?? TimeProvider.System, handler))
    {
    }

    internal BaloanClient(GatewayConnection parts)
        : this(parts, parts.Settings, isView: false)
    {
    }

    private BaloanClient(GatewayConnection parts, RequestSettings settings, bool isView)
    {
        _parts = parts;
        _settings = settings;
        _isView = isView;
        _partnerCalls = new OwnCalls(parts.Calls, settings);
        Policies = new PoliciesClient(parts.Calls, settings);
        Loans = new LoansClient(parts.Calls, settings);
        Contracts = new ContractsClient(parts.Calls, settings, parts.Download, parts.Poll);
    }

    /// <inheritdoc/>
    public IPoliciesClient Policies { get; }

    /// <inheritdoc/>
    public ILoansClient Loans { get; }

    /// <inheritdoc/>
    public IContractsClient Contracts { get; }

    /// <inheritdoc/>
    public IBaloanClient With(BaloanRequestOptions options) => new BaloanClient(
        _parts,
        _settings.With(options ?? throw new ArgumentNullException(nameof(options))),
        isView: true);

    /// <inheritdoc/>
    public Task SendAsync(BaloanRequest request, CancellationToken cancellationToken = default) =>
        _partnerCalls.SendAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task<TAnswer> SendAsync<TAnswer>(
        BaloanRequest request, JsonTypeInfo<TAnswer> answerType, CancellationToken cancellationToken = default) =>
        _partnerCalls.SendAsync(request, answerType, cancellationToken);

    /// <summary>Whether the circuit breaker is open, so that operations fail at once without being sent; see <see cref="BaloanCircuitBreakerOptions"/>.</summary>
    public bool IsCircuitOpen => _parts.Calls.IsCircuitOpen;

    /// <summary>
    /// Makes sure that the client has a token, and logs in only where it has none: for a check of the credentials at start-up,
    /// or of the application's health. Gateway: <c>POST token/</c>.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait; a log-in under way goes on for the operations that need it.</param>
    /// <exception cref="BaloanAuthenticationException">The gateway refuses the credentials.</exception>
    /// <exception cref="BaloanException">There is no token for another reason; see the derived types.</exception>
    /// <exception cref="ObjectDisposedException">The client is disposed.</exception>
    public async Task AuthenticateAsync(CancellationToken cancellationToken = default)
    {
        var result = await _parts.Tokens.GetAsync(cancellationToken).ConfigureAwait(false);
        if (result.Failure is { } failure)
        {
            throw failure.ToException();
        }
    }

    /// <summary>Closes the connections. Operations under way fail; a view leaves the client that it views alone.</summary>
    public void Dispose()
    {
        if (!_isView)
        {
            _parts.Dispose();
        }
    }
}
