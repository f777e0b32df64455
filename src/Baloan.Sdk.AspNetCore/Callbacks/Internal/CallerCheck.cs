using Microsoft.AspNetCore.Http;

namespace Baloan.Sdk.AspNetCore.Callbacks.Internal;

/// <summary>Decides who may call.</summary>
internal static class CallerCheck
{
    /// <summary>Why the caller may not, or null.</summary>
    public static string? FindRefusal(HttpContext context, CallbackSettings settings)
    {
        // A segment that is left in the path decides: below the endpoint's path there is nothing but its secrets.
        var given = SecretInPath.ReadLeft(context) ?? context.Features.Get<GivenSecret>();
        if (settings.Networks.Count > 0 && !CallbackNetwork.Contains(settings.Networks, context.Connection.RemoteIpAddress))
        {
            return "its address is in no allowed network";
        }

        // Without secrets the endpoint has one path alone, as if nothing were mapped below it.
        return settings.HasSecrets
            ? IsKnown(given, context, settings) ? null : "it did not give one of the secrets"
            : given is null ? null : "it gave a secret where none is configured";
    }

    // One that was found among these very secrets need not be compared once more.
    private static bool IsKnown(GivenSecret? given, HttpContext context, CallbackSettings settings) =>
        ReferenceEquals(given?.KnownTo, settings) || settings.KnowsSecret(given is null ? HeaderOf(context) : given.Value);

    // Two headers are as good as none: which one is meant is not for the endpoint to guess.
    private static string? HeaderOf(HttpContext context) =>
        context.Request.Headers.TryGetValue(BaloanCallbackOptions.SecretHeader, out var values) && values.Count == 1 ? values[0] : null;
}
