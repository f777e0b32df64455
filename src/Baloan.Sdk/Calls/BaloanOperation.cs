using System.Text;

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
        Gateway = GatewayOperation.Own(method, route, isChange);
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
    public BaloanRequest For(Guid loanId) => new(this, _route.PathWith([GatewayOperation.Checked(loanId).ToString("D")]));

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

/// <summary>
/// A partner's own route: parts of fixed text, and between them the places of values. It stays below the gateway's path, and as a
/// name in metrics it is of a bounded number, since what looks like a value may not stand in it.
/// </summary>
internal sealed class OperationRoute
{
    private const int MaxLength = 200;
    private const int MostDigitsInARow = 3;

    private readonly string[] _texts;

    private OperationRoute(string[] texts) => _texts = texts;

    /// <exception cref="ArgumentException"><paramref name="route"/> is no route.</exception>
    public static OperationRoute Parse(string route)
    {
        ArgumentNullException.ThrowIfNull(route);
        return FindViolation(route) is { } violation
            ? throw new ArgumentException($"The route {violation}.", nameof(route))
            : new OperationRoute([.. TextsOf(route)]);
    }

    /// <summary>The path with a value in each place.</summary>
    /// <exception cref="ArgumentException">A value cannot stand there, or their number is another.</exception>
    public string PathWith(string[] values)
    {
        var places = _texts.Length - 1;
        if (values.Length != places)
        {
            throw new ArgumentException($"The route has {places} names in braces, but there are {values.Length} values.", nameof(values));
        }

        var path = new StringBuilder(_texts[0]);
        for (var i = 0; i < places; i++)
        {
            if (!IsValue(values[i]))
            {
                throw new ArgumentException($"Value {i + 1} is missing, is . or .., or has a slash, a control character or half of a surrogate pair.", nameof(values));
            }

            path.Append(Uri.EscapeDataString(values[i])).Append(_texts[i + 1]);
        }

        return path.ToString();
    }

    private static string? FindViolation(string route)
    {
        if (route.Length is 0 or > MaxLength)
        {
            return "must have 1 to 200 characters";
        }

        var segments = route.Split('/');
        for (var i = 0; i < segments.Length; i++)
        {
            var isLast = i == segments.Length - 1;
            if (!IsName(segments[i]) && !IsText(segments[i]) && !(isLast && i > 0 && segments[i].Length == 0))
            {
                return "must be a path below /api/v1/partnership/ such as loan/{uuid}/, of letters, digits, '-', '_' and '.', without '..'";
            }

            if (!IsName(segments[i]) && HoldsValue(segments[i]))
            {
                return "must have a name in braces, such as {uuid}, where a request has a value of its own";
            }
        }

        return null;
    }

    private static bool IsName(string segment) => segment.Length > 2 && segment[0] == '{' && segment[^1] == '}' && IsText(segment[1..^1]);

    private static bool IsText(string segment) =>
        segment.Length > 0 && segment.All(static character => IsLetter(character) || IsDigit(character) || character is '-' or '_' or '.')
        && !segment.All(static character => character == '.');

    /// <summary>Whether a value, such as an id or a phone number, was written into the text.</summary>
    private static bool HoldsValue(string segment)
    {
        var inARow = 0;
        foreach (var character in segment)
        {
            inARow = IsDigit(character) ? inARow + 1 : 0;
            if (inARow > MostDigitsInARow)
            {
                return true;
            }
        }

        return Guid.TryParse(segment, out _);
    }

    private static bool IsValue(string? value) =>
        !string.IsNullOrWhiteSpace(value) && value is not ("." or "..") && !value!.Any(static character => char.IsControl(character) || character is '/' or '\\')
        && IsWhole(value!);

    /// <summary>Whether a text can be written as UTF-8; half of a surrogate pair would become another character.</summary>
    public static bool IsWhole(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i])))
            {
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<string> TextsOf(string route)
    {
        var start = 0;
        for (var open = route.IndexOf('{'); open >= 0; open = route.IndexOf('{', start))
        {
            yield return route[start..open];
            start = route.IndexOf('}', open) + 1;
        }

        yield return route[start..];
    }

    private static bool IsLetter(char character) => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    private static bool IsDigit(char character) => character is >= '0' and <= '9';
}
