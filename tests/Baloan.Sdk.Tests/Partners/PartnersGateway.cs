using System.Collections.Concurrent;
using System.Net;
using Baloan.Sdk.Tests.Authentication;
using Baloan.Sdk.Tests.Gateway;

namespace Baloan.Sdk.Tests.Partners;

/// <summary>A gateway with any number of partners: it takes those whose password is <c>password-of-</c> and their user name, unless told otherwise.</summary>
internal sealed class PartnersGateway(TimeProvider time) : HttpMessageHandler
{
    public static readonly TimeSpan TokenLifetime = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, string> _passwords = new();
    private readonly ConcurrentDictionary<string, string> _partnerOfToken = new();
    private readonly ConcurrentQueue<string> _logins = new();
    private readonly ConcurrentQueue<string> _operations = new();
    private int _tokens;

    /// <summary>The user names that were logged in, one a time.</summary>
    public IReadOnlyCollection<string> Logins => _logins;

    /// <summary>The user names whose token came with an operation, one an operation.</summary>
    public IReadOnlyCollection<string> Operations => _operations;

    /// <summary>What an operation of a partner is answered; the policies' empty list where it is null.</summary>
    public Func<string, CancellationToken, Task<HttpResponseMessage>>? AnswerAsync { get; set; }

    public static string PasswordOf(string username) => $"password-of-{username}";

    public void SetPassword(string username, string password) => _passwords[username] = password;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await AnswerToAsync(request, cancellationToken);
        answer.RequestMessage = request;
        answer.Headers.Date = time.GetUtcNow();
        return answer;
    }

    private async Task<HttpResponseMessage> AnswerToAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri!.AbsolutePath.EndsWith("/token/", StringComparison.Ordinal))
        {
            return LogIn(await request.Content!.ReadAsStringAsync(cancellationToken));
        }

        if (!_partnerOfToken.TryGetValue(request.Headers.Authorization!.Parameter!, out var partner))
        {
            return TestGateway.Json("""{"code":"token_not_valid"}""", HttpStatusCode.Unauthorized);
        }

        _operations.Enqueue(partner);
        return AnswerAsync is null ? TestGateway.Json("[]") : await AnswerAsync(partner, cancellationToken);
    }

    private HttpResponseMessage LogIn(string form)
    {
        var fields = form.Split('&').Select(field => field.Split('=')).ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]));
        var username = fields["username"];
        _logins.Enqueue(username);
        if (fields["password"] != (_passwords.GetValueOrDefault(username) ?? PasswordOf(username)))
        {
            return TestGateway.Json("""{"detail":"No active account found with the given credentials"}""", HttpStatusCode.Unauthorized);
        }

        var now = time.GetUtcNow();
        var token = Jwt.Create("access", Interlocked.Increment(ref _tokens), now, now + TokenLifetime);
        _partnerOfToken[token] = username;
        return TestGateway.Json($$"""{"access":"{{token}}"}""");
    }
}
