using System.Net;
using Baloan.Sdk.Tests.Gateway;

namespace Baloan.Sdk.Tests.Authentication;

/// <summary>Tokens with a date, given by log-ins and refreshes as the gateway gives them.</summary>
internal sealed class JwtTokens(TimeProvider time) : TestTokens
{
    private readonly List<TokenRequest> _requests = [];
    private TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource? _hold;

    public string Password { get; set; } = "right-password";

    public TimeSpan Lifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The gateway's clock less the local one.</summary>
    public TimeSpan ClockOffset { get; set; }

    public bool SendsDate { get; set; } = true;

    public bool RotatesRefresh { get; set; }

    public bool IssuesRefresh { get; set; } = true;

    /// <summary>Answers instead of the gateway; null leaves the answer to it.</summary>
    public Func<TokenRequest, HttpResponseMessage?>? Interfere { get; set; }

    public IReadOnlyList<TokenRequest> Requests
    {
        get
        {
            lock (_requests)
            {
                return [.. _requests];
            }
        }
    }

    public int Logins => Requests.Count(request => request.IsLogin);

    public int Refreshes => Requests.Count(request => request.IsRefresh);

    /// <summary>The next requests wait until <see cref="Release"/>.</summary>
    public void Hold()
    {
        _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _hold = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public Task HeldRequestAsync() => _arrived.Task.WaitAsync(Patience.Limit);

    public void Release()
    {
        var hold = _hold;
        _hold = null;
        hold?.SetResult();
    }

    public override async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = await request.Content!.ReadAsStringAsync(cancellationToken);
        TokenRequest seen;
        lock (_requests)
        {
            seen = new(
                _requests.Count + 1,
                request.RequestUri!,
                body,
                request.Content.Headers.ContentType?.ToString(),
                request.Content.Headers.ContentLength,
                request.Headers.Authorization is not null);
            _requests.Add(seen);
        }

        var hold = _hold;
        _arrived.TrySetResult();
        if (hold is not null)
        {
            await hold.Task.WaitAsync(cancellationToken);
        }

        var response = Interfere?.Invoke(seen) ?? Serve(seen);
        if (SendsDate)
        {
            // On the wire a date has whole seconds.
            response.Headers.Date ??= DateTimeOffset.FromUnixTimeSeconds((time.GetUtcNow() + ClockOffset).ToUnixTimeSeconds());
        }

        return response;
    }

    private HttpResponseMessage Serve(TokenRequest request)
    {
        if (request.IsLogin && !request.Body.EndsWith("&password=" + Password, StringComparison.Ordinal))
        {
            return TestGateway.Json("""{"detail":"No active account found with the given credentials"}""", HttpStatusCode.Unauthorized);
        }

        var now = time.GetUtcNow() + ClockOffset;
        var access = Jwt.Create("access", request.Number, now, now + Lifetime);
        var refresh = Jwt.Create("refresh", request.Number, now, now.AddDays(1));
        var hasRefresh = request.IsLogin ? IssuesRefresh : RotatesRefresh;
        return TestGateway.Json(hasRefresh
            ? $$"""{"refresh":"{{refresh}}","access":"{{access}}"}"""
            : $$"""{"access":"{{access}}"}""");
    }
}
