using Baloan.Sandbox.Settings;
using Baloan.Sandbox.Tokens;

namespace Baloan.Sandbox.Gateway;

/// <summary>Lets only a partner with a good access token through.</summary>
internal sealed class BearerMiddleware(RequestDelegate next, TokenIssuer tokens, SettingsBook settings)
{
    private const string Scheme = "Bearer";

    public async Task InvokeAsync(HttpContext context)
    {
        if (!GatewayRoutes.NeedsToken(context.Request.Path.Value ?? "") || Refusal(context) is not { } refusal)
        {
            await next(context);
            return;
        }

        if (settings.Current.PartnershipIsActive || !HasGoodToken(context.Request))
        {
            context.Response.Headers.WWWAuthenticate = "Bearer realm=\"api\"";
        }

        await refusal.ExecuteAsync(context);
    }

    private IResult? Refusal(HttpContext context)
    {
        var errors = Exchange.Of(context).Errors;
        var parts = Parts(context.Request);
        if (parts.Length == 0 || parts[0] != Scheme)
        {
            return errors.NoCredentials();
        }

        if (parts.Length != 2)
        {
            return errors.BadAuthorizationHeader();
        }

        if (!tokens.IsGood(parts[1]))
        {
            return errors.TokenNotValid();
        }

        return settings.Current.PartnershipIsActive ? null : errors.Code(ErrorCodes.UnauthorizedPartnership);
    }

    private bool HasGoodToken(HttpRequest request) => Parts(request) is [Scheme, var token] && tokens.IsGood(token);

    private static string[] Parts(HttpRequest request) =>
        request.Headers.Authorization.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
