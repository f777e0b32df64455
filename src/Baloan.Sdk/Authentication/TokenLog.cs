using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace Baloan.Sdk;

/// <summary>The log events of the token manager, 1100 to 1199. None carries a token, a password or a username.</summary>
internal static partial class TokenLog
{
    [LoggerMessage(1101, LogLevel.Debug, "A token came by {Grant} (cause: {Cause}) and lasts {Seconds:0} s.")]
    public static partial void TokenObtained(this ILogger logger, TokenGrant grant, TokenCause cause, double seconds);

    [LoggerMessage(1102, LogLevel.Warning, "A token request by {Grant} (cause: {Cause}) failed: {Outcome}, status {Status}.")]
    public static partial void TokenRequestFailed(this ILogger logger, TokenGrant grant, TokenCause cause, TokenOutcome outcome, int status);

    [LoggerMessage(1103, LogLevel.Error, "The gateway gives no token ({Outcome}). It is not asked again for {Seconds:0} s, or until the credentials change.")]
    public static partial void RenewalPaused(this ILogger logger, TokenOutcome outcome, double seconds);

    [LoggerMessage(1104, LogLevel.Information, "The gateway has no refresh operation (status {Status}). From now on tokens come by log-in.")]
    public static partial void RefreshUnsupported(this ILogger logger, int status);

    [LoggerMessage(1105, LogLevel.Warning, "The token store failed ({Error}) and is left alone for {Seconds:0} s. Tokens come from the gateway.")]
    public static partial void StoreFailed(this ILogger logger, string error, double seconds);

    [LoggerMessage(1106, LogLevel.Warning, "The token in the store cannot be read and is replaced. Do all nodes protect it with the same keys?")]
    public static partial void StoreEntryUnreadable(this ILogger logger);

    [LoggerMessage(1107, LogLevel.Information, "The gateway refused a token {Seconds:0} s after its arrival.")]
    public static partial void TokenRefused(this ILogger logger, double seconds);

    [LoggerMessage(1108, LogLevel.Warning, "The gateway refuses every token as soon as it has given it. For a while no other is asked for.")]
    public static partial void EveryTokenRefused(this ILogger logger);

    [LoggerMessage(1109, LogLevel.Warning, "The settings cannot be read ({Error}). Tokens come by the last good ones.")]
    public static partial void SettingsUnreadable(this ILogger logger, string error);

    [LoggerMessage(1110, LogLevel.Warning, "Tokens that served are refused again and again: the next renewal waits {Seconds:0.0} s. Does another node log in with the same account? Let the nodes share their token.")]
    public static partial void RenewalSpaced(this ILogger logger, double seconds);

    [LoggerMessage(1111, LogLevel.Warning, "The partner store gave no credentials ({Reason}). The gateway was not asked.")]
    public static partial void NoCredentials(this ILogger logger, string reason);
}

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
