using System.Net;

namespace Baloan.Cli.Terminal;

/// <summary>The proxy that the environment names, for everything but this machine itself: a sandbox and an endpoint beside it are no business of a proxy's.</summary>
internal sealed class DirectToThisMachine(IWebProxy proxy) : IWebProxy
{
    public ICredentials? Credentials
    {
        get => proxy.Credentials;
        set => proxy.Credentials = value;
    }

    public Uri? GetProxy(Uri destination) => destination.IsLoopback ? null : proxy.GetProxy(destination);

    public bool IsBypassed(Uri host) => host.IsLoopback || proxy.IsBypassed(host);
}
