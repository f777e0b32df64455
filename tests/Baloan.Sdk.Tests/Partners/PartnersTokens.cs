using System.Collections.Concurrent;
using System.Net;
using Baloan.Sdk.Tests.Authentication;
using Baloan.Sdk.Tests.Gateway;

namespace Baloan.Sdk.Tests.Partners;

/// <summary>Tokens for any number of partners: for those whose password is <c>password-of-</c> and their user name, unless told otherwise.</summary>
internal sealed class PartnersTokens(TimeProvider time) : TestTokens
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

    public static string PasswordOf(string username) => $"password-of-{username}";

    public void SetPassword(string username, string password) => _passwords[username] = password;

    public string PartnerOf(HttpRequestMessage request) => _partnerOfToken[request.Headers.Authorization!.Parameter!];

    public override async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = LogIn(await request.Content!.ReadAsStringAsync(cancellationToken));
        answer.Headers.Date = time.GetUtcNow();
        return answer;
    }

    public override bool Takes(HttpRequestMessage request)
    {
        var isTaken = _partnerOfToken.TryGetValue(request.Headers.Authorization!.Parameter!, out var partner);
        if (isTaken)
        {
            _operations.Enqueue(partner!);
        }

        return isTaken;
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
