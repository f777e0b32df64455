using System.Diagnostics.Metrics;

namespace Baloan.Sdk.Authentication.Internal;

/// <summary>Counts the token requests.</summary>
internal sealed class TokenMetrics(Meter meter)
{
    public const string RequestsName = "baloan.client.token.requests";

    private readonly Counter<long> _requests = meter.CreateCounter<long>(
        RequestsName, "{request}", "Token requests by cause, grant and outcome.");

    public void RequestEnded(TokenCause cause, TokenGrant grant, TokenOutcome outcome) => _requests.Add(
        1,
        new KeyValuePair<string, object?>("cause", NameOf(cause)),
        new KeyValuePair<string, object?>("grant", NameOf(grant)),
        new KeyValuePair<string, object?>("outcome", NameOf(outcome)));

    private static string NameOf(TokenCause cause) => cause switch
    {
        TokenCause.First => "first",
        TokenCause.Ahead => "ahead",
        TokenCause.Expired => "expired",
        _ => "refused",
    };

    private static string NameOf(TokenGrant grant) => grant switch
    {
        TokenGrant.Login => "login",
        TokenGrant.Refresh => "refresh",
        _ => "store",
    };

    private static string NameOf(TokenOutcome outcome) => outcome switch
    {
        TokenOutcome.Granted => "granted",
        TokenOutcome.Refused => "refused",
        TokenOutcome.Unavailable => "unavailable",
        TokenOutcome.NoAnswer => "no_answer",
        TokenOutcome.Unreadable => "unreadable",
        _ => "error",
    };
}
