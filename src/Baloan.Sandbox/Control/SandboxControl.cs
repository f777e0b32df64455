using Baloan.Sandbox.Callbacks;
using Baloan.Sandbox.Hosting;
using Baloan.Sandbox.OpenApi;
using Baloan.Sandbox.Storage;
using Baloan.Sandbox.Tokens;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Baloan.Sandbox.Control;

/// <summary>The sandbox as a whole: what it is, its partner, its tokens, a fresh start.</summary>
internal static class SandboxControl
{
    public static void Map(RouteGroupBuilder control)
    {
        control.MapGet("/", Info).Describe("info", "What this sandbox is and how to log in to it.");
        control.MapGet("/magic-values", MagicValues).Describe("magic_values", "The values that always earn an error code.");
        control.MapPost("/reset", Reset).Describe("reset", "Forgets loans, call backs, faults, requests and settings.");
        control.MapPost("/tokens/revoke", Revoke).Describe("revoke_tokens", "Makes every token that was issued so far worthless.");
        control.MapPut("/partnership", SetPartnership)
            .Describe("set_partnership", "Ends or renews the partner's contract; while it is ended, every operation answers unauthorized_partnership.");
    }

    private static Ok<InfoBody> Info(
        HttpRequest request, BaloanSandboxOptions options, SettingsBook settings, SandboxClock clock, CallbackDispatcher callbacks) =>
        TypedResults.Ok(new InfoBody(
            new($"{request.Scheme}://{request.Host}/"),
            options.Username,
            options.Password,
            settings.Current.Seed,
            clock.GetUtcNow(),
            options.Auto,
            options.Refresh,
            settings.Current.PartnershipIsActive,
            callbacks.Target?.Url));

    private static Ok<MagicValuesBody> MagicValues() => TypedResults.Ok(new MagicValuesBody(
        SandboxMagicValues.NationalIdentifiers, SandboxMagicValues.Otps, SandboxMagicValues.NotAPartner));

    private static NoContent Reset(SandboxReset reset)
    {
        reset.Run();
        return TypedResults.NoContent();
    }

    private static NoContent Revoke(TokenIssuer tokens, RevokeBody? body = null)
    {
        tokens.Revoke(body?.RefreshTokensToo ?? true);
        return TypedResults.NoContent();
    }

    private static Ok<PartnershipBody> SetPartnership(PartnershipBody body, SettingsBook settings)
    {
        settings.Update(current => current with { PartnershipIsActive = body.IsActive });
        return TypedResults.Ok(body);
    }
}

/// <summary>What a sandbox says of itself.</summary>
internal sealed record InfoBody(
    Uri BaseAddress,
    string Username,
    string Password,
    int Seed,
    DateTimeOffset Now,
    TimeSpan? Auto,
    SandboxRefreshMode Refresh,
    bool PartnershipIsActive,
    Uri? CallbackUrl);

/// <summary>The values that always earn a code, by code.</summary>
internal sealed record MagicValuesBody(
    IReadOnlyDictionary<string, string> NationalIdentifiers,
    IReadOnlyDictionary<string, string> Otps,
    string Username);

/// <summary>Which tokens to revoke.</summary>
internal sealed record RevokeBody(bool RefreshTokensToo = true);

/// <summary>Whether the partner's contract is in force.</summary>
internal sealed record PartnershipBody(bool IsActive);
