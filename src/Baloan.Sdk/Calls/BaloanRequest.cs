using System.Text;

namespace Baloan.Sdk;

/// <summary>
/// A request of an operation that this version has no method for, made by <see cref="BaloanOperation.For(Guid)"/>; cannot change, and
/// can be sent any number of times.
/// </summary>
public sealed class BaloanRequest
{
    internal BaloanRequest(BaloanOperation operation, string path)
        : this(operation, path, content: null)
    {
    }

    private BaloanRequest(BaloanOperation operation, string path, OwnContent? content)
    {
        Operation = operation;
        Path = path;
        Content = content;
    }

    /// <summary>What is asked for.</summary>
    public BaloanOperation Operation { get; }

    /// <summary>The path after <c>/api/v1/partnership/</c> with its values, and the query.</summary>
    internal string Path { get; }

    internal OwnContent? Content { get; }

    /// <summary>The same request with one more pair in its query; both texts are escaped. They appear in no log, trace, metric or message.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty, or one of them has half of a surrogate pair.</exception>
    public BaloanRequest WithQuery(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        if (name.Length == 0)
        {
            throw new ArgumentException("The name is empty.", nameof(name));
        }

        if (!OperationRoute.IsWhole(name) || !OperationRoute.IsWhole(value))
        {
            throw new ArgumentException("The name or the value has half of a surrogate pair.", OperationRoute.IsWhole(name) ? nameof(value) : nameof(name));
        }

        var path = new StringBuilder(Path)
            .Append(Path.Contains('?') ? '&' : '?')
            .Append(Uri.EscapeDataString(name))
            .Append('=')
            .Append(Uri.EscapeDataString(value));
        return new BaloanRequest(Operation, path.ToString(), Content);
    }

    /// <summary>The same request with a body.</summary>
    /// <param name="content">
    /// The body, such as <c>JsonContent.Create(address, ShopJson.Default.Address)</c> of <c>System.Net.Http.Json</c>, with its content
    /// type. It is read into memory before the request is sent, since the gateway wants its length, within the time of the call, and
    /// stays the caller's. Give one content to one request.
    /// </param>
    /// <exception cref="ArgumentException">The operation reads with <c>GET</c>, which has no body.</exception>
    public BaloanRequest WithContent(HttpContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return Operation.Gateway.Method == HttpMethod.Get
            ? throw new ArgumentException("A GET has no body.", nameof(content))
            : new BaloanRequest(Operation, Path, new OwnContent(content));
    }

    /// <summary>The operation's name, without any value.</summary>
    public override string ToString() => Operation.Name;
}
