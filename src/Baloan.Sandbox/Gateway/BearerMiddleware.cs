using Baloan.Sandbox.Settings;
using Baloan.Sandbox.Tokens;

namespace Baloan.Sandbox.Gateway;

/// <summary>Lets only a partner with a good access token through.</summary>
internal sealed class BearerMiddleware(RequestDelegate next, TokenIssuer tokens, SettingsBook settings)
{
    private const string Scheme = "Bearer";

    public async Task InvokeAsync(HttpContext context)
    {
        if (GatewayRoutes.NeedsToken(context.Request.Path.Value ?? "") && Refusal(context) is { } refusal)
        {
            await refusal.ExecuteAsync(context);
            return;
        }

        await next(context);
    }

    private IResult? Refusal(HttpContext context)
    {
        var errors = Exchange.Of(context).Errors;
        var parts = context.Request.Headers.Authorization.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
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
}
