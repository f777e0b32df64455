using Baloan.Sandbox.Gateway;
using Baloan.Sandbox.Json;
using Baloan.Sandbox.OpenApi;
using Baloan.Sandbox.Settings;

namespace Baloan.Sandbox.Tokens;

/// <summary>The operations that issue and renew tokens.</summary>
internal static class TokenEndpoints
{
    private const string FormType = "application/x-www-form-urlencoded";

    public static void Map(RouteGroupBuilder gateway)
    {
        gateway.MapPost("token/", ObtainAsync).Describe("obtain_token", "Log in: an access token and a refresh token.")
            .Takes<LoginBody>(FormType, ErrorAnswers.JsonType).Produces<TokenPair>(contentType: ErrorAnswers.JsonType);
        gateway.MapPost("token/refresh/", RenewAsync).Describe("refresh_token", "A new access token for a refresh token.")
            .Takes<RefreshBody>(ErrorAnswers.JsonType, FormType).Produces<TokenPair>(contentType: ErrorAnswers.JsonType);
    }

    private static async Task<IResult> ObtainAsync(
        HttpContext context, TokenIssuer tokens, PartnerBook partners, SettingsBook settings)
    {
        var errors = Exchange.Of(context).Errors;
        var (fields, unreadable) = await BodyReader.ReadAsync(context);
        if (unreadable is not null)
        {
            return unreadable;
        }

        var reader = new FieldReader(fields!, errors);
        var (username, password) = (reader.Text("username"), reader.Text("password"));
        if (reader.Error is { } malformed)
        {
            return malformed;
        }

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
            return ErrorAnswers.HtmlNotFound();
        }

        var errors = Exchange.Of(context).Errors;
        var (fields, unreadable) = await BodyReader.ReadAsync(context);
        if (unreadable is not null)
        {
            return unreadable;
        }

        var reader = new FieldReader(fields!, errors);
        var refresh = reader.Text("refresh");
        if (reader.Error is { } malformed)
        {
            return malformed;
        }

        var (pair, refusal) = tokens.Renew(refresh);
        return pair is not null ? Answer(pair) : errors.RefreshNotValid(refusal!);
    }

    private static IResult Answer(TokenPair pair) => Results.Json(pair, SandboxJson.Options, ErrorAnswers.JsonType);

    private sealed record LoginBody(string Username, string Password);

    private sealed record RefreshBody(string Refresh);
}
