using Baloan.Sandbox.Loans;
using Baloan.Sandbox.Settings;
using Baloan.Sandbox.Tokens;

namespace Baloan.Sandbox.Gateway;

/// <summary>Lets only a partner with a good access token through, and to no other partner's loan: there is none for it.</summary>
internal sealed class BearerMiddleware(RequestDelegate next, TokenIssuer tokens, SettingsBook settings, LoanBook loans)
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
        var exchange = Exchange.Of(context);
        var errors = exchange.Errors;
        var parts = context.Request.Headers.Authorization.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0 || parts[0] != Scheme)
        {
            return errors.NoCredentials();
        }

        if (parts.Length != 2)
        {
            return errors.BadAuthorizationHeader();
        }

        if (tokens.PartnerOf(parts[1]) is not { } partner)
        {
            return errors.TokenNotValid();
        }

        exchange.Partner = partner;
        return !settings.Current.PartnershipIsActive ? errors.Code(ErrorCodes.UnauthorizedPartnership)
            : IsOfAnother(context, partner) ? errors.NotFound()
            : null;
    }

    private bool IsOfAnother(HttpContext context, int partner) =>
        Guid.TryParse(context.GetRouteValue("uuid") as string, out var id) && loans.Find(id) is { } loan && loan.PartnerNumber != partner;
}
