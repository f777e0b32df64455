using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Baloan.Cli.Terminal;
using Baloan.Sandbox;

namespace Baloan.Cli.Sandbox.Control;

/// <summary>The control of a running sandbox, <c>/sandbox/…</c>.</summary>
internal sealed class ControlClient : IDisposable
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new SecondsConverter(), new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    private readonly HttpClient _http;

    public ControlClient(Uri sandbox) => _http = new HttpClient { BaseAddress = new Uri(sandbox, "/sandbox/"), Timeout = TimeSpan.FromSeconds(30) };

    public Task<List<SandboxLoan>> LoansAsync(SandboxLoanState? state, CancellationToken cancellationToken) =>
        GetAsync<List<SandboxLoan>>(state is { } wanted ? $"loans?state={WireName.Of(wanted)}" : "loans", cancellationToken);

    public Task<SandboxLoan> LoanAsync(Guid id, CancellationToken cancellationToken) => GetAsync<SandboxLoan>($"loans/{id}", cancellationToken);

    public Task<SandboxLoan> AdvanceAsync(Guid id, CancellationToken cancellationToken) =>
        SendAsync<SandboxLoan>(HttpMethod.Post, $"loans/{id}/advance", body: null, cancellationToken);

    public Task<SandboxLoan> MoveAsync(Guid id, SandboxLoanState state, string? reason, CancellationToken cancellationToken) =>
        SendAsync<SandboxLoan>(HttpMethod.Post, $"loans/{id}/state", new JsonObject { ["state"] = WireName.Of(state), ["reason"] = reason }, cancellationToken);

    public Task<List<SandboxCallback>> CallbacksAsync(CancellationToken cancellationToken) => GetAsync<List<SandboxCallback>>("callbacks", cancellationToken);

    public Task ResendAsync(Guid id, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, $"callbacks/{id}/resend", body: null, cancellationToken);

    /// <summary>Sends every call back again that was given up; how many they are.</summary>
    public async Task<int> ResendFailedAsync(CancellationToken cancellationToken) =>
        (await SendAsync<ResentCallbacks>(HttpMethod.Post, "callbacks/resend-failed", body: null, cancellationToken)).Count;

    public Task<List<SandboxFault>> FaultsAsync(CancellationToken cancellationToken) => GetAsync<List<SandboxFault>>("faults", cancellationToken);

    public Task<SandboxFault> AddFaultAsync(JsonObject fault, CancellationToken cancellationToken) =>
        SendAsync<SandboxFault>(HttpMethod.Post, "faults", fault, cancellationToken);

    public Task RemoveFaultAsync(int id, CancellationToken cancellationToken) => SendAsync(HttpMethod.Delete, $"faults/{id}", body: null, cancellationToken);

    public Task ClearFaultsAsync(CancellationToken cancellationToken) => SendAsync(HttpMethod.Delete, "faults", body: null, cancellationToken);

    public Task<ClockReading> ClockAsync(CancellationToken cancellationToken) => GetAsync<ClockReading>("clock", cancellationToken);

    /// <summary>Sets, stops, resumes, moves or resets the clock.</summary>
    public Task<ClockReading> ChangeClockAsync(HttpMethod method, string change, JsonObject? body, CancellationToken cancellationToken) =>
        SendAsync<ClockReading>(method, $"clock/{change}", body, cancellationToken);

    public Task ResetAsync(CancellationToken cancellationToken) => SendAsync(HttpMethod.Post, "reset", body: null, cancellationToken);

    /// <summary>Requests and call backs as they happen, until the sandbox ends.</summary>
    public async IAsyncEnumerable<object> EventsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stream = await _http.GetStreamAsync("events", cancellationToken);
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(cancellationToken))
        {
            switch (item.EventType)
            {
                case "request":
                    yield return JsonSerializer.Deserialize<SandboxRequest>(item.Data, Form)!;
                    break;
                case "callback":
                    yield return JsonSerializer.Deserialize<SandboxCallback>(item.Data, Form)!;
                    break;
                default:
                    break;
            }
        }
    }

    public void Dispose() => _http.Dispose();

    private Task<T> GetAsync<T>(string path, CancellationToken cancellationToken) => SendAsync<T>(HttpMethod.Get, path, body: null, cancellationToken);

    private async Task<T> SendAsync<T>(HttpMethod method, string path, JsonObject? body, CancellationToken cancellationToken)
    {
        using var response = await ExchangeAsync(method, path, body, cancellationToken);
        try
        {
            return await response.Content.ReadFromJsonAsync<T>(Form, cancellationToken) ?? throw NoSandbox();
        }
        catch (JsonException)
        {
            throw NoSandbox();
        }
    }

    private async Task SendAsync(HttpMethod method, string path, JsonObject? body, CancellationToken cancellationToken)
    {
        using var response = await ExchangeAsync(method, path, body, cancellationToken);
    }

    private async Task<HttpResponseMessage> ExchangeAsync(HttpMethod method, string path, JsonObject? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        HttpResponseMessage response;
        try
        {
            response = await _http.SendAsync(request, cancellationToken);
        }
        catch (Exception exception) when (PlainHttp.IsNoAnswer(exception, cancellationToken))
        {
            throw NoSandbox();
        }

        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            throw await RefusalAsync(response, cancellationToken);
        }
    }

    private async Task<CommandException> RefusalAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentType?.MediaType != "application/problem+json")
        {
            return NoSandbox();
        }

        try
        {
            return await response.Content.ReadFromJsonAsync<Problem>(Form, cancellationToken) is { Detail: { } detail } ? new(detail) : NoSandbox();
        }
        catch (JsonException)
        {
            return NoSandbox();
        }
    }

    private CommandException NoSandbox() =>
        new($"No sandbox answers at {_http.BaseAddress!.GetLeftPart(UriPartial.Authority)}: start one with 'baloan sandbox', or say where it is with --at.");
}

/// <summary>Why the sandbox did not do what it was asked for.</summary>
internal sealed record Problem(string? Detail);

/// <summary>How many call backs are sent again.</summary>
internal sealed record ResentCallbacks(int Count);

/// <summary>What the sandbox's clock shows.</summary>
internal sealed record ClockReading(DateTimeOffset Now, bool IsStopped);
