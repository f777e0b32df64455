namespace Baloan.Sdk;

/// <summary>
/// An operation of the gateway that this version has no method for: how it is sent, and whether it may be repeated. Make each once
/// and keep it; <see cref="For(Guid)"/> makes a request of it, which <see cref="IBaloanClient"/> sends.
/// </summary>
/// <example>
/// <code>
/// private static readonly BaloanOperation ReadLoan = BaloanOperation.Read("loan/{uuid}/");
/// private static readonly BaloanOperation MoveHouse = BaloanOperation.Change(HttpMethod.Put, "loan/{uuid}/address/");
///
/// var file = await baloan.SendAsync(ReadLoan.For(loanId), ShopJson.Default.LoanFile, cancellationToken);
/// </code>
/// </example>
public sealed class BaloanOperation
{
    private static readonly HttpMethod Patch = new("PATCH");
    private static readonly HttpMethod[] OfReads = [HttpMethod.Get, HttpMethod.Post];
    private static readonly HttpMethod[] OfChanges = [HttpMethod.Post, HttpMethod.Put, Patch, HttpMethod.Delete];

    private readonly OperationRoute _route;

    private BaloanOperation(HttpMethod method, string route, bool isChange)
    {
        _route = OperationRoute.Parse(route);
        Gateway = GatewayOperation.OfPartner(method, route, isChange);
    }

    /// <summary>The method and the route, such as <c>GET loan/{uuid}/</c>: the operation's name in exceptions, logs, traces and metrics.</summary>
    public string Name => Gateway.Name;

    /// <summary>Whether it changes something at the gateway: then it is sent once, and repeated only where the gateway provably did nothing.</summary>
    public bool IsChange => Gateway.IsChange;

    internal GatewayOperation Gateway { get; }

    /// <summary>An operation that reads with <c>GET</c>. It is repeated after lost connections, time-outs, 408, 429 and 5xx.</summary>
    /// <param name="route">
    /// The path after <c>/api/v1/partnership/</c>, as the gateway documents it, with its last slash and with a name in braces where a
    /// request has a value of its own: <c>loan/{uuid}/</c>.
    /// </param>
    /// <exception cref="ArgumentException"><paramref name="route"/> is no such path, or has what looks like a value in it.</exception>
    public static BaloanOperation Read(string route) => Read(HttpMethod.Get, route);

    /// <summary>An operation that reads. It is repeated after lost connections, time-outs, 408, 429 and 5xx.</summary>
    /// <param name="method"><c>GET</c>, or <c>POST</c> for a search whose terms are in the body.</param>
    /// <param name="route">The path after <c>/api/v1/partnership/</c>; see <see cref="Read(string)"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="method"/> is another, or <paramref name="route"/> is no path or has what looks like a value in it.</exception>
    public static BaloanOperation Read(HttpMethod method, string route) =>
        new(Known(method, OfReads), route, isChange: false);

    /// <summary>
    /// An operation that changes something. It is sent once and repeated only where the gateway provably did nothing; where its answer
    /// is lost, that is a <see cref="BaloanOutcomeUnknownException"/>.
    /// </summary>
    /// <param name="method"><c>POST</c>, <c>PUT</c>, <c>PATCH</c> or <c>DELETE</c>.</param>
    /// <param name="route">The path after <c>/api/v1/partnership/</c>; see <see cref="Read(string)"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="method"/> is another, or <paramref name="route"/> is no path or has what looks like a value in it.</exception>
    public static BaloanOperation Change(HttpMethod method, string route) =>
        new(Known(method, OfChanges), route, isChange: true);

    /// <summary>A request of this operation about one loan.</summary>
    /// <param name="loanId">The loan's id: the value of the route's one name in braces.</param>
    /// <exception cref="ArgumentException"><paramref name="loanId"/> is empty, or the route has not exactly one name in braces.</exception>
    public BaloanRequest For(Guid loanId)
    {
        RequestGuard.ThrowIfEmpty(loanId);
        return new BaloanRequest(this, _route.PathWith([loanId.ToString("D")]));
    }

    /// <summary>A request of this operation.</summary>
    /// <param name="values">
    /// The values of the route's names in braces, in their order; they are escaped. They appear in no log, trace, metric or message.
    /// </param>
    /// <exception cref="ArgumentException">There are more or fewer values than names, or one is empty, <c>.</c> or <c>..</c>, or has a slash, a control character or half of a surrogate pair.</exception>
    public BaloanRequest For(params string[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new BaloanRequest(this, _route.PathWith(values));
    }

    /// <summary>The operation's name.</summary>
    public override string ToString() => Name;

    private static HttpMethod Known(HttpMethod method, HttpMethod[] allowed)
    {
        ArgumentNullException.ThrowIfNull(method);
        return Array.Find(allowed, one => one == method)
            ?? throw new ArgumentException($"The method must be one of {string.Join(", ", allowed.Select(one => one.Method))}.", nameof(method));
    }
}
