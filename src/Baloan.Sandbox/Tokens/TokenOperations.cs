using Baloan.Sandbox.Gateway;
using Baloan.Sandbox.OpenApi;
using Baloan.Sandbox.Storage;

namespace Baloan.Sandbox.Tokens;

/// <summary>The operations that issue and renew tokens.</summary>
internal static class TokenOperations
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapAddress("token/", needsToken: false).MapPost("", ObtainAsync)
            .AsOperation<TokenPair>(SandboxOperation.ObtainToken, "Log in: an access token and a refresh token.")
            .Takes<LoginBody>(BodyReader.FormType, GatewayAnswers.JsonType);
        routes.MapAddress("token/refresh/", needsToken: false).MapPost("", RenewAsync)
            .AsOperation<TokenPair>(SandboxOperation.RefreshToken, "A new access token for a refresh token.")
            .Takes<RefreshBody>(GatewayAnswers.JsonType, BodyReader.FormType);
    }

    private static async Task<IResult> ObtainAsync(HttpContext context, TokenIssuer tokens, PartnerBook partners, SettingsBook settings)
    {
        var fields = await FieldReader.ReadAsync(context);
        var (username, password) = (fields.Text("username"), fields.Text("password"));
        if (fields.Error is { } malformed)
        {
            return malformed;
        }

        var answers = Exchange.Of(context).Answers;
        if (username == SandboxMagicValues.NotAPartner)
        {
            return answers.Code(ErrorCodes.UnauthorizedPartnership);
        }

        if (partners.Find(username, password) is not { } partner)
        {
            return answers.NoAccount();
        }

        return settings.Current.PartnershipIsActive ? GatewayAnswers.Json(tokens.Issue(partner)) : answers.Code(ErrorCodes.UnauthorizedPartnership);
    }

    private static async Task<IResult> RenewAsync(HttpContext context, TokenIssuer tokens, BaloanSandboxOptions options)
    {
        if (options.Refresh == SandboxRefreshMode.Off)
        {
            return GatewayAnswers.NoSuchAddress();
        }

        var fields = await FieldReader.ReadAsync(context);
        var refresh = fields.Text("refresh");
        if (fields.Error is { } malformed)
        {
            return malformed;
        }

        var (pair, refusal) = tokens.Renew(refresh);
        return pair is not null ? GatewayAnswers.Json(pair) : Exchange.Of(context).Answers.RefreshNotValid(refusal!);
    }

    private sealed record LoginBody(string Username, string Password);

    private sealed record RefreshBody(string Refresh);
}
