using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Baloan.Sandbox.Tests.Support;

namespace Baloan.Sandbox.Tests.Control;

/// <summary>A sandbox with something of everything that a request to the control could change.</summary>
public abstract class RefusalTest : SandboxTest
{
    /// <summary>A body with every member, by operation, that the sandbox takes.</summary>
    private static readonly Dictionary<string, string> Bodies = new()
    {
        ["revoke_tokens"] = """{"refresh_tokens_too":false}""",
        ["set_partnership"] = """{"is_active":false}""",
        ["move_loan"] = """{"state":"blocked","reason":"why"}""",
        ["add_fault"] = """
            {"kind":"status","operation":"open_loan","skip":1,"times":2,"probability":0.5,"status_code":429,"body":"{}","content_type":"text/plain",
            "retry_after":2.5,"retry_after_as_date":true,"delay":1,"requests_per_minute":3,"error_code":"duplicate_request","shape":"list"}
            """,
        ["send_callback"] = """{"loan_id":"4d0c6a3a-7e0b-4a0e-9a43-3c1d2b7f9a11","state":"new_state","reason":"why"}""",
        ["set_callback_target"] = """{"url":"http://127.0.0.1:9/elsewhere","secret":"another"}""",
        ["set_callback_behavior"] = """{"repeats":1,"delay":2,"reorder":true,"wrong_body":"?"}""",
        ["set_clock"] = """{"now":"2031-01-01T00:00:00Z"}""",
        ["jump_clock"] = """{"seconds":90}""",
        ["assign_phone"] = """{"phone_number":"09123456789","national_identifier":"0013542419"}""",
        ["set_credit"] = """{"national_identifier":"0013542419","credit":1}""",
        ["set_service"] = """{"is_failing":true}""",
    };

    private Guid _loan;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Sandbox.Clock.Stop();
        Sandbox.Callbacks.Behavior = new() { Delay = TimeSpan.FromHours(1) };
        Sandbox.Callbacks.SendTo(new("http://127.0.0.1:9/call-backs"), "secret");
        _loan = await Partner.OpenedAsync();
        Sandbox.Callbacks.Send(_loan, "created");
        Sandbox.Faults.Add(SandboxFault.Status(500).For(SandboxOperation.DownloadContract));
    }

    internal static JsonObject BodyOf(ControlOperation operation) => JsonNode.Parse(Bodies[operation.Name])!.AsObject();

    internal static ByteArrayContent Content(string body, string? contentType = "application/json") => new(Encoding.UTF8.GetBytes(body))
    {
        Headers = { ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType) },
    };

    /// <summary>The body that an operation takes, as content; null where it takes none.</summary>
    internal static HttpContent? ContentOf(ControlOperation operation) => operation.TakesBody ? Content(BodyOf(operation).ToJsonString()) : null;

    internal Task<Answer> SendAsync(ControlOperation operation, HttpContent? content, string? id = null, string query = "") =>
        Partner.SendAsync(operation.Method, PathOf(operation, id) + query, content);

    /// <summary>Sends what must be refused; the sentence that says why.</summary>
    internal async Task<string> RefusedAsync(ControlOperation operation, HttpContent? content, string? id = null, string query = "")
    {
        var before = await StateAsync();
        using var stream = await Partner.Http.GetStreamAsync("sandbox/events", Cancellation);
        using var events = new StreamReader(stream);
        (await NextAsync(events)).Should().StartWith("event: ready");

        var answer = await SendAsync(operation, content, id, query);

        answer.Status.Should().Be(HttpStatusCode.BadRequest, answer.Body);
        answer.Response.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        answer.Json.GetProperty("status").GetInt32().Should().Be(400);
        (await StateAsync()).Should().Be(before, "a refused request changes nothing");
        var mark = Sandbox.Faults.Add(SandboxFault.Status(418).Once());
        (await NextAsync(events)).Should().StartWith($$"""event: fault{"id":{{mark.Id}},""", "a refused request is no event");
        var detail = answer.Json.GetProperty("detail").GetString()!;
        detail.Should().EndWith(".").And.NotContain("\n").And.NotContain("Baloan.").And.NotContain("System.");
        return detail;
    }

    private string PathOf(ControlOperation operation, string? id) => operation.Path
        .Replace("{id}", id ?? IdOf(operation), StringComparison.Ordinal)
        .Replace("{service}", "shahkar", StringComparison.Ordinal);

    private string IdOf(ControlOperation operation) => operation.Name switch
    {
        "remove_fault" => "1",
        "resend_callback" => Sandbox.Callbacks.All[0].Id.ToString(),
        _ => _loan.ToString(),
    };

    /// <summary>All that the control shows, but for a sample, which is another each time.</summary>
    private async Task<string> StateAsync()
    {
        var state = new StringBuilder();
        var shows = ControlOperation.All.Where(operation => operation.Method == HttpMethod.Get && operation.Name is not ("events" or "sample_loan"));
        foreach (var operation in shows)
        {
            state.AppendLine((await SendAsync(operation, content: null)).Body);
        }

        return state.ToString();
    }

    private static async Task<string> NextAsync(StreamReader events)
    {
        var next = "";
        while (await events.ReadLineAsync(Cancellation) is { Length: > 0 } line)
        {
            next += line.Replace("data: ", "", StringComparison.Ordinal);
        }

        return next;
    }
}
