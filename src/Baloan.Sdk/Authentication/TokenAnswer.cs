using System.Net;

namespace Baloan.Sdk;

/// <summary>What a token request brought: tokens, or the reason why there are none.</summary>
internal sealed class TokenAnswer
{
    public string? Access { get; init; }

    public string? Refresh { get; init; }

    /// <summary>What the access token tells of itself.</summary>
    public JwtTimes Times { get; init; }

    /// <summary>The gateway's time when it answered; null where it tells none that can be true.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>The monotonic timestamp of the answer's arrival.</summary>
    public long ReceivedAt { get; init; }

    public HttpStatusCode Status { get; init; }

    public TokenFailure? Failure { get; init; }

    public TokenOutcome Outcome => Failure?.Outcome ?? TokenOutcome.Granted;
}
