using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Baloan.Cli.Terminal;

namespace Baloan.Cli.Doctor;

/// <summary>Sees which tokens the client gets. They are shown to nobody.</summary>
internal sealed class TokenWatch
{
    private Uri? _refreshAddress;
    private string? _access;
    private string? _refresh;

    /// <summary>How long the access token is good, by its own dates.</summary>
    public Finding Lifetime() => LifetimeOf(_access) is { } lifetime
        ? Finding.Good("token", $"Good for {lifetime.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} s; the client renews it in time.")
        : Finding.Doubtful("token", "It has no readable dates.", "The client takes it for good as long as Token:FallbackLifetime says.");

    /// <summary>Whether a token can be refreshed.</summary>
    public async Task<Finding> RefreshAsync(CancellationToken cancellationToken)
    {
        if (_refresh is null || _refreshAddress is null)
        {
            return Finding.Good("refresh", "The gateway gives no refresh token: the client logs in anew each time.");
        }

        using var http = PlainHttp.CreateClient(TimeSpan.FromSeconds(10));
        try
        {
            using var content = JsonContent.Create(new JsonObject { ["refresh"] = _refresh });
            await content.LoadIntoBufferAsync(cancellationToken);
            using var response = await http.PostAsync(_refreshAddress, content, cancellationToken);
            return response.IsSuccessStatusCode
                ? Finding.Good("refresh", "Tokens are refreshed without a log-in.")
                : Finding.Good("refresh", $"Tokens are not refreshed (status {((int)response.StatusCode).ToString(CultureInfo.InvariantCulture)}): the client logs in anew each time.");
        }
        catch (Exception exception) when (PlainHttp.IsNoAnswer(exception, cancellationToken))
        {
            return Finding.Doubtful("refresh", "The gateway does not answer to a refresh.", "The client logs in anew then, which takes longer.");
        }
    }

    private static TimeSpan? LifetimeOf(string? token)
    {
        try
        {
            var part = token?.Split('.') is [_, var payload, _] ? payload.Replace('-', '+').Replace('_', '/') : "";
            var claims = JsonNode.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(part.PadRight((part.Length + 3) / 4 * 4, '='))));
            return TimeSpan.FromSeconds(claims!["exp"]!.GetValue<double>() - claims["iat"]!.GetValue<double>());
        }
        catch (Exception exception) when (exception is FormatException or JsonException or NullReferenceException or InvalidOperationException or ArgumentException or OverflowException)
        {
            return null;
        }
    }

    private async Task SeeAsync(HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        try
        {
            var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken));
            _access = answer?["access"]?.GetValue<string>();
            _refresh = answer?["refresh"]?.GetValue<string>();
            _refreshAddress = new Uri(request.RequestUri!, "refresh/");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            // What is no token is told by the client.
            _access = _refresh = null;
        }
    }

    /// <summary>Stands in the way of token requests.</summary>
    internal sealed class Handler(TokenWatch watch) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (response.StatusCode == HttpStatusCode.OK)
            {
                await watch.SeeAsync(request, response, cancellationToken);
            }

            return response;
        }
    }
}
