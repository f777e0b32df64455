#if !NET
using System.Reflection;
#endif

namespace Baloan.Sdk;

/// <summary>
/// Turns redirects and cookies off on a handler of the application's own: a redirect that is followed makes a change a read of
/// something else, or carries it, or the password, to another host.
/// </summary>
internal static class HandlerSafeguard
{
    public static HandlerSafety Secure(HttpMessageHandler handler)
    {
        var isUnsafe = false;
        try
        {
            SwitchOff(handler, ref isUnsafe);
            return isUnsafe ? HandlerSafety.Secured : HandlerSafety.AsItWas;
        }
        catch (Exception exception) when (exception is InvalidOperationException or NotSupportedException)
        {
            return isUnsafe ? HandlerSafety.InUse : HandlerSafety.AsItWas;
        }
    }

#if NET
    private static void SwitchOff(HttpMessageHandler handler, ref bool isUnsafe)
    {
        switch (handler)
        {
            case SocketsHttpHandler sockets:
                isUnsafe = sockets.AllowAutoRedirect || sockets.UseCookies;
                sockets.AllowAutoRedirect = false;
                sockets.UseCookies = false;
                ConnectionGuard.Watch(sockets);
                break;
            case HttpClientHandler client:
                isUnsafe = client.AllowAutoRedirect || client.UseCookies;
                client.AllowAutoRedirect = false;
                client.UseCookies = false;
                break;
        }
    }
#else
    // The handlers of .NET Framework and of modern .NET, of which this build knows but one, each with the names of its own. The value of nothing is "off".
    private static readonly string[] Switches = ["AllowAutoRedirect", "AutomaticRedirection", "UseCookies", "CookieUsePolicy"];

    private static void SwitchOff(HttpMessageHandler handler, ref bool isUnsafe)
    {
        foreach (var name in Switches)
        {
            if (handler.GetType().GetProperty(name) is not { CanRead: true, CanWrite: true, PropertyType.IsValueType: true } property)
            {
                continue;
            }

            var off = Activator.CreateInstance(property.PropertyType);
            if (Equals(property.GetValue(handler), off))
            {
                continue;
            }

            isUnsafe = true;
            try
            {
                property.SetValue(handler, off);
            }
            catch (TargetInvocationException exception) when (exception.InnerException is { } cause)
            {
                throw new InvalidOperationException(cause.Message, cause);
            }
        }
    }
#endif
}
