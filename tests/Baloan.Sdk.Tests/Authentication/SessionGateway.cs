using System.Net;
using Baloan.Sdk.Tests.Gateway;

namespace Baloan.Sdk.Tests.Authentication;

/// <summary>A gateway that keeps one session for a partner: a log-in, by whichever node, ends the one before.</summary>
internal sealed class SessionGateway : HttpMessageHandler
{
    private readonly object _gate = new();
    private int _session;
    private int _tokens;
    private bool _isRevoked;
    private int _logins;
    private int _refreshes;

    /// <summary>What the gateway says to an operation whose token it takes.</summary>
    public Func<HttpRequestMessage, HttpResponseMessage> Answer { get; set; } = _ => InMemoryGateway.Json("[]");

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

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        if (path.EndsWith("/token/refresh/", StringComparison.Ordinal))
        {
            var body = await request.Content!.ReadAsStringAsync(cancellationToken);
            return Refresh(body);
        }

        if (path.EndsWith("/token/", StringComparison.Ordinal))
        {
            return LogIn();
        }

        return IsTaken(request) ? Answer(request) : InMemoryGateway.Json("""{"code":"token_not_valid"}""", HttpStatusCode.Unauthorized);
    }

    private HttpResponseMessage LogIn()
    {
        lock (_gate)
        {
            _logins++;
            _session++;
            _isRevoked = false;
            return InMemoryGateway.Json(IssuesRefresh
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
                ? InMemoryGateway.Json($$"""{"access":"{{NextToken()}}"}""")
                : InMemoryGateway.Json("""{"code":"token_not_valid"}""", HttpStatusCode.Unauthorized);
        }
    }

    private string NextToken() => $"session-{_session}-{++_tokens}";

    private bool IsTaken(HttpRequestMessage request)
    {
        lock (_gate)
        {
            return !_isRevoked && !Refuses(request) && request.Headers.Authorization!.Parameter!.StartsWith($"session-{_session}-", StringComparison.Ordinal);
        }
    }
}
