using Baloan.Sandbox.Gateway;
using Baloan.Sandbox.Json;
using Baloan.Sandbox.OpenApi;
using Baloan.Sandbox.Settings;

namespace Baloan.Sandbox.Tokens;

/// <summary>The operations that issue and renew tokens.</summary>
internal static class TokenOperations
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapAddress("token/", needsToken: false).MapPost("", ObtainAsync)
            .AsOperation<TokenPair>(SandboxOperation.ObtainToken, "Log in: an access token and a refresh token.")
            .Takes<LoginBody>(BodyReader.FormType, ErrorAnswers.JsonType);
        routes.MapAddress("token/refresh/", needsToken: false).MapPost("", RenewAsync)
            .AsOperation<TokenPair>(SandboxOperation.RefreshToken, "A new access token for a refresh token.")
            .Takes<RefreshBody>(ErrorAnswers.JsonType, BodyReader.FormType);
    }

    private static async Task<IResult> ObtainAsync(HttpContext context, TokenIssuer tokens, PartnerBook partners, SettingsBook settings)
    {
        var fields = await FieldReader.ReadAsync(context);
        var (username, password) = (fields.Text("username"), fields.Text("password"));
        if (fields.Error is { } malformed)
        {
            return malformed;
        }

        var errors = Exchange.Of(context).Errors;
        if (username == SandboxMagicValues.NotAPartner)
        {
            return errors.Code(ErrorCodes.UnauthorizedPartnership);
        }

        if (partners.Find(username, password) is not { } partner)
        {
            return errors.NoAccount();
        }

        return settings.Current.PartnershipIsActive ? Answer(tokens.Issue(partner)) : errors.Code(ErrorCodes.UnauthorizedPartnership);
    }

    private static async Task<IResult> RenewAsync(HttpContext context, TokenIssuer tokens, BaloanSandboxOptions options)
    {
        if (options.Refresh == SandboxRefreshMode.Off)
        {
            return ErrorAnswers.NoSuchAddress();
        }

        var fields = await FieldReader.ReadAsync(context);
        var refresh = fields.Text("refresh");
        if (fields.Error is { } malformed)
        {
            return malformed;
        }

        var (pair, refusal) = tokens.Renew(refresh);
        return pair is not null ? Answer(pair) : Exchange.Of(context).Errors.RefreshNotValid(refusal!);
    }

    private static IResult Answer(TokenPair pair) => Results.Json(pair, SandboxJson.Options, ErrorAnswers.JsonType);

    private sealed record LoginBody(string Username, string Password);

    private sealed record RefreshBody(string Refresh);
}
