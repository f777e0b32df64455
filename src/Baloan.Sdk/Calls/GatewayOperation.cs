namespace Baloan.Sdk;

/// <summary>One of the gateway's operations: how it is sent, and whether it may be repeated.</summary>
internal sealed class GatewayOperation
{
    /// <summary>Where all routes begin.</summary>
    public const string Root = "api/v1/partnership/";

    private const string LoanId = "{uuid}";

    private readonly string _beforeId;
    private readonly string? _afterId;

    private GatewayOperation(HttpMethod method, string route, bool isChange, bool sendsJson = false, bool isPartners = false)
    {
        Name = $"{method} {route}";
        Method = method;
        Route = route;
        IsChange = isChange;
        SendsJson = sendsJson;
        IsOwn = isPartners;

        var id = route.IndexOf(LoanId, StringComparison.Ordinal);
        _beforeId = Root + (id < 0 ? route : route.Substring(0, id));
        _afterId = id < 0 ? null : route.Substring(id + LoanId.Length);
    }

    /// <summary>The operation in exceptions, logs, traces and metrics, such as <c>POST loan/</c>.</summary>
    public string Name { get; }

    public HttpMethod Method { get; }

    /// <summary>The route as the gateway documents it, such as <c>loan/{uuid}/contract/</c>.</summary>
    public string Route { get; }

    /// <summary>A change is repeated only where the gateway provably did nothing, and its lost answer is an unknown outcome.</summary>
    public bool IsChange { get; }

    /// <summary>Whether the gateway documents a JSON content type, even where the body is empty.</summary>
    public bool SendsJson { get; }

    /// <summary>Whether the partner has made it. Its result type may be readable from an error body, too.</summary>
    public bool IsOwn { get; }

    public static GatewayOperation Read(HttpMethod method, string route) => new(method, route, isChange: false);

    public static GatewayOperation Change(HttpMethod method, string route, bool sendsJson = true) =>
        new(method, route, isChange: true, sendsJson);

    public static GatewayOperation Own(HttpMethod method, string route, bool isChange) =>
        new(method, route, isChange, isPartners: true);

    /// <summary>The address, with the loan's id where the route has one.</summary>
    public Uri AddressAt(GatewaySender gateway, Guid loanId) =>
        _afterId is null ? gateway.FixedAddressOf(_beforeId) : gateway.AddressOf(_beforeId, loanId, _afterId);

    /// <summary>Gives back a loan's id that is filled in.</summary>
    /// <exception cref="ArgumentException"><paramref name="loanId"/> is empty.</exception>
    public static Guid Checked(Guid loanId) =>
        loanId == Guid.Empty ? throw new ArgumentException("The loan's id is missing.", nameof(loanId)) : loanId;
}
