#if NET
using System.Runtime.CompilerServices;
#endif
using System.Collections.Concurrent;
using System.Net;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Baloan.Sdk;

/// <summary>
/// Makes and sends the messages of operations, downloads and token requests: it knows the gateway's address, the headers that all
/// messages have, and whether an answer belongs to the message that was sent.
/// </summary>
internal sealed class GatewaySender
{
    private static readonly string Product = $"Baloan.Sdk/{Version} ({RuntimeInformation.FrameworkDescription})";

    private readonly HttpClient _httpClient;
    private readonly string _userAgent;
    private readonly ConcurrentDictionary<string, Uri> _fixedAddresses = new(StringComparer.Ordinal);
    private readonly Func<string, Uri> _addressOf;

    public GatewaySender(HttpClient httpClient, BaloanClientOptions options)
    {
        _httpClient = httpClient;
        _userAgent = string.IsNullOrWhiteSpace(options.ApplicationName) ? Product : $"{Product} {options.ApplicationName}";
        _addressOf = AddressOf;
        var address = options.BaseAddress.AbsoluteUri;
        BaseAddress = address.EndsWith('/') ? options.BaseAddress : new Uri(address + "/");
    }

    /// <summary>The gateway's address, with a slash at its end.</summary>
    public Uri BaseAddress { get; }

    private static string Version
    {
        get
        {
            var version = typeof(GatewaySender).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";
            var build = version.IndexOf('+');
            return build < 0 ? version : version.Substring(0, build);
        }
    }

    /// <summary>The address of a path.</summary>
    public Uri AddressOf(string path) => new(BaseAddress.AbsoluteUri + path);

    /// <summary>The address of a path that is the same in every call, made once.</summary>
    public Uri FixedAddressOf(string path) => _fixedAddresses.GetOrAdd(path, _addressOf);

    /// <summary>The address of a path with an id in it, which is in canonical form, so that it need not be looked through.</summary>
    public Uri AddressOf(string beforeId, Guid id, string afterId) =>
#if NET
        new($"{BaseAddress.AbsoluteUri}{beforeId}{id:D}{afterId}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
#else
        AddressOf($"{beforeId}{id:D}{afterId}");
#endif

    /// <summary>A message with the headers that all have: <c>Accept</c> and <c>User-Agent</c>, such as <c>Baloan.Sdk/1.2.3 (.NET 10.0.1) shop/2.1</c>.</summary>
    public OutgoingMessage CreateMessage(HttpMethod method, Uri address, string accept, ChangeProgress? progress = null)
    {
        var message = new OutgoingMessage(method, address, progress)
        {
#if NET
            Version = _httpClient.DefaultRequestVersion,
            VersionPolicy = _httpClient.DefaultVersionPolicy,
#endif
        };
        message.Headers.TryAddWithoutValidation("Accept", accept);
        message.Headers.TryAddWithoutValidation("User-Agent", _userAgent);
        return message;
    }

    /// <summary>Sends a message and returns when the headers of its answer are there.</summary>
    /// <exception cref="RedirectFollowedException">A handler followed a redirect.</exception>
#if NET
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
#endif
    public async ValueTask<HttpResponseMessage> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var response = await _httpClient.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        if (message.IsRedirected(response))
        {
            var status = response.StatusCode;
            response.Dispose();
            throw new RedirectFollowedException(status);
        }

        return response;
    }
}

/// <summary>A handler followed a redirect, so that the answer is another server's.</summary>
internal sealed class RedirectFollowedException(HttpStatusCode statusCode) : Exception("A redirect was followed.")
{
    /// <summary>The status of the answer that the redirect led to.</summary>
    public HttpStatusCode StatusCode { get; } = statusCode;
}

/// <summary>What a caller of a disposed client gets.</summary>
internal static class DisposedClient
{
    public static ObjectDisposedException Exception() => new("Baloan.Sdk.BaloanClient");

    /// <exception cref="ObjectDisposedException">The client is disposed.</exception>
    public static void ThrowIf(bool isDisposed)
    {
        if (isDisposed)
        {
            throw Exception();
        }
    }
}
