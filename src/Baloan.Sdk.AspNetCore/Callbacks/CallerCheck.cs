using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Baloan.Sdk;

/// <summary>Decides who may call, and which partner it is.</summary>
internal sealed class CallerCheck(CallbackPartners partners, ILogger<CallerCheck> logger)
{
    /// <exception cref="OperationCanceledException">The caller is gone.</exception>
    public ValueTask<CallbackCaller> FindAsync(HttpContext context, CallbackSettings settings)
    {
        // A segment that is left in the path decides: below the endpoint's path there is nothing but its secrets.
        var given = SecretInPath.ReadLeft(context) ?? context.Features.Get<GivenSecret>();
        if (settings.Networks.Count > 0 && !CallbackNetwork.Contains(settings.Networks, context.Connection.RemoteIpAddress))
        {
            return new(CallbackCaller.Refused("its address is in no allowed network"));
        }

        if (settings.HasSecrets && IsKnown(given, context, settings))
        {
            return default;
        }

        if (partners.Exist)
        {
            return FindPartnerAsync(given?.Value ?? SecretInAuthorization.Read(context.Request.Headers) ?? HeaderOf(context), context, settings);
        }

        // Without secrets the endpoint has one path alone, as if nothing were mapped below it.
        return settings.HasSecrets ? new(CallbackCaller.Refused("it did not give one of the secrets"))
            : given is null ? default
            : new(CallbackCaller.Refused("it gave a secret where none is configured"));
    }

    private async ValueTask<CallbackCaller> FindPartnerAsync(string? secret, HttpContext context, CallbackSettings settings)
    {
        if (!CallbackSecret.IsValid(secret))
        {
            return CallbackCaller.Refused("it gave nothing that could be a secret");
        }

        try
        {
            var partner = await partners.FindAsync(secret!, settings.Options.TurnTimeout, context.RequestAborted).ConfigureAwait(false);
            return string.IsNullOrEmpty(partner) ? CallbackCaller.Refused("its secret is no partner's") : new CallbackCaller(Partner: partner);
        }
#pragma warning disable CA1031 // Whatever the application's store throws, the gateway is to repeat.
        catch (Exception exception) when (!context.RequestAborted.IsCancellationRequested)
#pragma warning restore CA1031
        {
            logger.PartnerStoreFailed(exception.GetType().Name);
            return new CallbackCaller(Answer: CallbackAnswer.PartnersUnknown);
        }
    }

    // One that was found among these very secrets need not be compared once more.
    private static bool IsKnown(GivenSecret? given, HttpContext context, CallbackSettings settings) =>
        ReferenceEquals(given?.KnownTo, settings) || settings.KnowsSecret(given is null ? HeaderOf(context) : given.Value);

    // Two headers are as good as none: which one is meant is not for the endpoint to guess.
    private static string? HeaderOf(HttpContext context) =>
        context.Request.Headers.TryGetValue(BaloanCallbackOptions.SecretHeader, out var values) && values.Count == 1 ? values[0] : null;
}

/// <summary>Who calls.</summary>
/// <param name="Refusal">Why the caller may not; null where it may.</param>
/// <param name="Partner">The key of the partner that the secret is of; null where it is the application's own, or none is asked for.</param>
/// <param name="Answer">What the caller is answered where it could not be found out who it is; else null.</param>
internal readonly record struct CallbackCaller(string? Refusal = null, string? Partner = null, CallbackAnswer? Answer = null)
{
    public static CallbackCaller Refused(string reason) => new(Refusal: reason);
}
