using System.Net;

namespace Baloan.Sdk.Tests.Gateway;

/// <summary>How a gateway gives tokens, and which it takes: here always a new one, and any.</summary>
internal class TestTokens
{
    private int _given;

    public virtual Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref _given);
        return Task.FromResult(TestGateway.Json($$"""{"access":"access-{{number}}","refresh":"refresh-{{number}}"}"""));
    }

    /// <summary>Whether an operation comes with a token that serves.</summary>
    public virtual bool Takes(HttpRequestMessage request) => true;
}

/// <summary>Tokens of a gateway that keeps one session for a partner: a log-in, by whichever node, ends the one before.</summary>
internal sealed class SessionTokens : TestTokens
{
    private readonly object _gate = new();
    private int _session;
    private int _tokens;
    private bool _isRevoked;
    private int _logins;
    private int _refreshes;

    /// <summary>Whether an operation is refused, whatever its token.</summary>
    public Func<HttpRequestMessage, bool> Refuses { get; set; } = _ => false;

    public bool IssuesRefresh { get; set; } = true;

    public int Logins => Volatile.Read(ref _logins);

    public int Refreshes => Volatile.Read(ref _refreshes);

    /// <summary>Ends the session, and with it every token.</summary>
    public void Revoke()
    {
        lock (_gate)
        {
            _isRevoked = true;
        }
    }

    public override async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        request.RequestUri!.AbsolutePath.EndsWith("/token/refresh/", StringComparison.Ordinal)
            ? Refresh(await request.Content!.ReadAsStringAsync(cancellationToken))
            : LogIn();

    public override bool Takes(HttpRequestMessage request)
    {
        lock (_gate)
        {
            return !_isRevoked && !Refuses(request) && request.Headers.Authorization!.Parameter!.StartsWith($"session-{_session}-", StringComparison.Ordinal);
        }
    }

    private HttpResponseMessage LogIn()
    {
        lock (_gate)
        {
            _logins++;
            _session++;
            _isRevoked = false;
            return TestGateway.Json(IssuesRefresh
                ? $$"""{"access":"{{NextToken()}}","refresh":"refresh-{{_session}}"}"""
                : $$"""{"access":"{{NextToken()}}"}""");
        }
    }

    private HttpResponseMessage Refresh(string body)
    {
        lock (_gate)
        {
            _refreshes++;
            return !_isRevoked && body.Contains($"\"refresh-{_session}\"", StringComparison.Ordinal)
                ? TestGateway.Json($$"""{"access":"{{NextToken()}}"}""")
                : TestGateway.Json("""{"code":"token_not_valid"}""", HttpStatusCode.Unauthorized);
        }
    }

    private string NextToken() => $"session-{_session}-{++_tokens}";
}
