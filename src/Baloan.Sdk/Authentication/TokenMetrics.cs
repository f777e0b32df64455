using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Baloan.Sdk;

/// <summary>Counts the token requests.</summary>
internal sealed class TokenMetrics(Meter meter, string clientName = "")
{
    public const string RequestsName = "baloan.client.token.requests";

    private readonly Counter<long> _requests = meter.CreateCounter<long>(
        RequestsName, "{request}", "Token requests by cause, grant and outcome.");

    public void RequestEnded(TokenCause cause, TokenGrant grant, TokenOutcome outcome)
    {
        if (!_requests.Enabled)
        {
            return;
        }

        try
        {
            _requests.Add(1, new TagList
            {
                { "baloan.client", clientName },
                { "baloan.token.cause", NameOf(cause) },
                { "baloan.token.grant", NameOf(grant) },
                { "baloan.token.outcome", NameOf(outcome) },
            });
        }
#pragma warning disable CA1031 // Whatever a listener throws, it must not keep a token back.
        catch (Exception)
#pragma warning restore CA1031
        {
            // The token matters more than its count.
        }
    }

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
