using System.Globalization;
using System.Text;
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
                return exchange.Answers.Code(fault.ErrorCode!);
            case SandboxFaultKind.RateLimit when windows.WaitOf(fault) is { } wait:
                return Answer(fault with { RetryAfter = fault.RetryAfter ?? wait }, exchange);
            case SandboxFaultKind.ExpiredToken when exchange.NeedsToken:
                return exchange.Answers.TokenNotValid();
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
        var body = fault.Body ?? (fault.StatusCode == StatusCodes.Status429TooManyRequests ? exchange.Answers.ThrottledBody(seconds) : null);
        return new(fault.StatusCode, body, fault.ContentType, retryAfter);
    }
}

/// <summary>A status with any body.</summary>
internal sealed class FaultResult(int status, string? body, string contentType, string? retryAfter) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        if (retryAfter is not null)
        {
            response.Headers.RetryAfter = retryAfter;
        }

        if (body is not null)
        {
            response.ContentType = contentType;
            await response.Body.WriteAsync(Encoding.UTF8.GetBytes(body), httpContext.RequestAborted);
        }
    }
}

/// <summary>Counts requests of the last minute, for each rate limit.</summary>
internal sealed class RateWindows(TimeProvider timeProvider)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<int, Queue<DateTimeOffset>> _served = [];

    /// <summary>How long to wait until a request is let through; null when this one is.</summary>
    public TimeSpan? WaitOf(SandboxFault limit)
    {
        lock (_gate)
        {
            var now = timeProvider.GetUtcNow();
            if (!_served.TryGetValue(limit.Id, out var served))
            {
                _served[limit.Id] = served = new();
            }

            while (served.TryPeek(out var oldest) && now - oldest >= Window)
            {
                served.Dequeue();
            }

            if (served.Count >= limit.RequestsPerMinute)
            {
                return served.Peek() + Window - now;
            }

            served.Enqueue(now);
            return null;
        }
    }
}
