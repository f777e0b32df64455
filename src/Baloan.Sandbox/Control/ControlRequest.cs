using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace Baloan.Sandbox.Control;

/// <summary>
/// What an operation of the control understands: its ids, its query and the members of its body. A request with anything else is refused
/// before the operation sees it.
/// </summary>
internal sealed class ControlRequest
{
    private readonly AddressValue[] _path;
    private readonly AddressValue[] _query;
    private readonly ControlBody _body;

    private ControlRequest(ILookup<bool, AddressValue> values, ControlBody body)
    {
        _path = [.. values[true]];
        _query = [.. values[false]];
        _body = body;
    }

    /// <summary>What the operation that a request was routed to understands; null where that is none of the control's.</summary>
    public static ControlRequest? Of(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<ControlRequest>();

    /// <summary>Reads from an operation's handler what it understands.</summary>
    public static void Describe(EndpointBuilder endpoint)
    {
        var route = ((RouteEndpointBuilder)endpoint).RoutePattern;
        var values = endpoint.Metadata.OfType<MethodInfo>().Single().GetParameters()
            .Where(parameter => AddressValue.CanBe(parameter.ParameterType))
            .Select(parameter => new AddressValue(parameter.Name!, parameter.ParameterType))
            .ToLookup(value => route.GetParameter(value.Name) is not null);
        var accepted = endpoint.Metadata.OfType<IAcceptsMetadata>().ToArray();
        endpoint.Metadata.Add(new ControlRequest(values, new(accepted.LastOrDefault())));

        // Left there, it has the router answer another content type in its own way.
        foreach (var metadata in accepted)
        {
            endpoint.Metadata.Remove(metadata);
        }
    }

    /// <summary>The sentence that says what of a request is not understood; null when all of it is.</summary>
    public async Task<string?> RefusalAsync(HttpContext context) =>
        RefusalOf(context.Request.RouteValues) ?? RefusalOf(context.Request.Query) ?? await _body.RefusalAsync(context);

    /// <summary>The member of the body that an argument stands for; a body of one member has no other.</summary>
    public string? MemberOf(string argument, HttpContext context) => _body.MemberOf(argument, context);

    private string? RefusalOf(RouteValueDictionary values) =>
        _path.Select(known => known.RefusalOf(values[known.Name] as string ?? "")).FirstOrDefault(refusal => refusal is not null);

    private string? RefusalOf(IQueryCollection query)
    {
        foreach (var (name, value) in query)
        {
            var known = Array.Find(_query, known => known.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (known is null)
            {
                return $"{name} is no query parameter of this request: {ValueForms.Allowed(_query.Select(other => other.Name))}.";
            }

            if (known.RefusalOf(value.ToString()) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }
}

/// <summary>A value in the path or in the query.</summary>
internal sealed record AddressValue(string Name, Type Type)
{
    private static readonly Dictionary<Type, Predicate<string>> Readable = new()
    {
        [typeof(string)] = _ => true,
        [typeof(int)] = text => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _),
        [typeof(Guid)] = text => Guid.TryParse(text, CultureInfo.InvariantCulture, out _),
    };

    /// <summary>Whether a handler's parameter of this type is read from the address.</summary>
    public static bool CanBe(Type type) => Readable.ContainsKey(type);

    /// <summary>The sentence that says what it must be; null when it is that.</summary>
    public string? RefusalOf(string text) => Readable[Type](text) ? null : $"{Name} must be {ValueForms.Of(Type)}.";
}
