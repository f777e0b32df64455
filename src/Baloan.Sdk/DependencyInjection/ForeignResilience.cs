namespace Baloan.Sdk;

/// <summary>
/// Takes off the resilience handlers that the application has stacked on every client (<c>ConfigureHttpClientDefaults</c>):
/// this client has its own, and theirs would multiply the repeats and cut off a loan that takes long. One that the application
/// adds to this very client comes later, and stays.
/// </summary>
internal static class ForeignResilience
{
    // By name, so that the package needs no reference to Microsoft.Extensions.Http.Resilience.
    private const string HandlerType = "Microsoft.Extensions.Http.Resilience.ResilienceHandler";

    public static void RemoveFrom(IList<DelegatingHandler> handlers)
    {
        for (var i = handlers.Count - 1; i >= 0; i--)
        {
            if (string.Equals(handlers[i].GetType().FullName, HandlerType, StringComparison.Ordinal))
            {
                handlers.RemoveAt(i);
            }
        }
    }
}
