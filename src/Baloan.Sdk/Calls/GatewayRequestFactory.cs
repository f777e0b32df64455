using System.Collections.Concurrent;

namespace Baloan.Sdk;

/// <summary>Makes the message of one attempt: address, headers and body.</summary>
internal sealed class GatewayRequestFactory
{
    private static readonly byte[] NoBody = [];

    private readonly ConcurrentDictionary<GatewayOperation, Uri> _fixedAddresses = new();
    private readonly Func<GatewayOperation, Uri> _makeAddress;
    private readonly string _baseAddress;
    private readonly string _userAgent;
#if NET
    private readonly Version _version;
    private readonly HttpVersionPolicy _versionPolicy;
#endif

    public GatewayRequestFactory(BaloanClientOptions options, HttpClient httpClient)
    {
        var address = options.BaseAddress.AbsoluteUri;
        _baseAddress = address.EndsWith('/') ? address : address + "/";
        _makeAddress = operation => new Uri(operation.AddressAt(_baseAddress, Guid.Empty));
        _userAgent = UserAgent.For(options.ApplicationName);
#if NET
        _version = httpClient.DefaultRequestVersion;
        _versionPolicy = httpClient.DefaultVersionPolicy;
#else
        _ = httpClient;
#endif
    }

    public Uri AddressOf(CallRequest request) =>
        request.Path is { } path ? new Uri(GatewayOperation.AddressAt(_baseAddress, path))
        : request.LoanId == Guid.Empty
            ? _fixedAddresses.GetOrAdd(request.Operation, _makeAddress)
            : AddressFrom(request.Operation.AddressAt(_baseAddress, request.LoanId));

    // Base address, route and id are in canonical form already.
    private static Uri AddressFrom(string address) =>
#if NET
        new(address, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
#else
        new(address);
#endif

    public OutgoingMessage Create(Call call, AccessToken token)
    {
        var sending = call.Operation.IsChange ? new ChangeProgress() : null;
        var message = new OutgoingMessage(call.Operation.Method, call.Address, sending)
        {
            Content = ContentOf(call, sending),
#if NET
            Version = _version,
            VersionPolicy = _versionPolicy,
#endif
        };

        var headers = message.Headers;
        headers.TryAddWithoutValidation("Authorization", token.AuthorizationHeader);
        headers.TryAddWithoutValidation("Accept", "application/json");
        headers.TryAddWithoutValidation("Accept-Language", call.Settings.Language);
        headers.TryAddWithoutValidation("User-Agent", _userAgent);
        foreach (var header in call.Settings.Headers)
        {
            headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        return message;
    }

    // A change without a body still has an (empty) content: the transport below may resend a request that has none.
    private static RequestContent? ContentOf(Call call, ChangeProgress? sending) =>
        call.OwnBody is { } body ? new RequestContent(body.Bytes, body.Headers, sending)
        : sending is null ? null
        : new RequestContent(call.Body ?? NoBody, call.Operation.SendsJson, sending);
}
