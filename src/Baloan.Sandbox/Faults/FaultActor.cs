using System.Globalization;
using Baloan.Sandbox.Gateway;
using Baloan.Sandbox.Tokens;

namespace Baloan.Sandbox.Faults;

/// <summary>Does to a request what its faults say.</summary>
internal sealed class FaultActor(RateWindows windows, TokenIssuer tokens, SandboxClock clock, IHostApplicationLifetime lifetime, BaloanSandboxOptions options)
{
    /// <summary>Acts before the work; the answer to give in place of it, or null to go on.</summary>
    public async Task<IResult?> BeforeWorkAsync(Exchange exchange, CancellationToken cancellationToken)
    {
        foreach (var fault in exchange.Faults)
        {
            if (fault.Kind == SandboxFaultKind.Delay)
            {
                using var either = CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStopping, cancellationToken);
                await Task.Delay(fault.Delay, options.TimeProvider, either.Token);
            }
            else if (BeforeWork(fault, exchange) is { } answer)
            {
                return answer;
            }
        }

        return null;
    }

    /// <summary>The answer to give in place of the work's own; null to give that.</summary>
    public IResult? AfterWork(Exchange exchange) =>
        exchange.Faults.FirstOrDefault(fault => fault.Kind == SandboxFaultKind.StatusAfterWork) is { } fault ? Answer(fault, exchange) : null;

    private IResult? BeforeWork(SandboxFault fault, Exchange exchange)
    {
        switch (fault.Kind)
        {
            case SandboxFaultKind.Status:
                return Answer(fault, exchange);
            case SandboxFaultKind.Code:
                return exchange.Errors.Code(fault.ErrorCode!);
            case SandboxFaultKind.RateLimit when windows.WaitOf(fault) is { } wait:
                return Answer(fault with { RetryAfter = fault.RetryAfter ?? wait }, exchange);
            case SandboxFaultKind.ExpiredToken when exchange.NeedsToken:
                return exchange.Errors.TokenNotValid();
            case SandboxFaultKind.RevokedTokens:
                tokens.Revoke(refreshTokensToo: false);
                return null;
            case SandboxFaultKind.RevokedLogin:
                tokens.Revoke(refreshTokensToo: true);
                return null;
            default:
                return null;
        }
    }

    private FaultResult Answer(SandboxFault fault, Exchange exchange)
    {
        var seconds = fault.RetryAfter is { } pause ? (long)Math.Ceiling(pause.TotalSeconds) : (long?)null;
        var retryAfter = seconds is not { } wait ? null
            : fault.RetryAfterAsDate ? clock.GetUtcNow().AddSeconds(wait).ToString("R", CultureInfo.InvariantCulture)
            : wait.ToString(CultureInfo.InvariantCulture);
        var body = fault.Body ?? (fault.StatusCode == StatusCodes.Status429TooManyRequests ? exchange.Errors.ThrottledBody(seconds) : null);
        return new(fault.StatusCode, body, fault.ContentType, retryAfter);
    }
}
