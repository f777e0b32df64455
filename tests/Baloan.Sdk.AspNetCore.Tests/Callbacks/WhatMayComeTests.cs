using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Baloan.Sdk.AspNetCore.Tests.Support;
using Baloan.Sdk.Tests.Authentication;
using Microsoft.Extensions.Logging;

namespace Baloan.Sdk.AspNetCore.Tests.Callbacks;

public sealed class WhatMayComeTests
{
    private const string Id = "8f14e45f-ceea-467f-a0e6-b3f4d8f7c1aa";
    private const string Path = $"/baloan/callbacks/{CallbackApp.Secret}";
    private const string Personal = "09123456789";

    private static readonly string Good = CallbackApp.Body(LoanState.Created);

    /// <summary>Each kind of bad input, and the documented answer.</summary>
    private static readonly Dictionary<string, (int Status, Func<HttpRequestMessage> Create)> BadInput = new()
    {
        ["GET"] = (405, () => new(HttpMethod.Get, Path)),
        ["HEAD"] = (405, () => new(HttpMethod.Head, Path)),
        ["PUT"] = (405, () => Request(Good, method: HttpMethod.Put)),
        ["DELETE"] = (405, () => new(HttpMethod.Delete, Path)),
        ["an unknown method"] = (405, () => Request(Good, method: new HttpMethod("BREW"))),
        ["no secret"] = (404, () => Request(Good, path: "/baloan/callbacks")),
        ["a wrong secret in the path"] = (404, () => Request(Good, path: "/baloan/callbacks/a-wrong-secret-01234567")),
        ["a secret in the wrong case"] = (404, () => Request(Good, path: Path.ToUpperInvariant().Replace("/BALOAN/CALLBACKS", "/baloan/callbacks", StringComparison.Ordinal))),
        ["the secret cut short"] = (404, () => Request(Good, path: Path[..^1])),
        ["the secret made longer"] = (404, () => Request(Good, path: Path + "0")),
        ["the secret before another segment"] = (404, () => Request(Good, path: Path + "/more")),
        ["the secret in the query"] = (404, () => Request(Good, path: $"/baloan/callbacks?secret={CallbackApp.Secret}")),
        ["a wrong secret in the header"] = (404, () => WithHeader("a-wrong-secret-01234567")),
        ["an empty secret in the header"] = (404, () => WithHeader("")),
        ["two secrets in the header"] = (404, () => WithHeader(CallbackApp.Secret, CallbackApp.OtherSecret)),
        ["a very long secret"] = (404, () => Request(Good, path: "/baloan/callbacks/" + new string('x', 4000))),
        ["no body"] = (400, () => Request("")),
        ["white space"] = (400, () => Request(" \r\n\t ")),
        ["null"] = (400, () => Request("null")),
        ["a list"] = (400, () => Request($"[{Good}]")),
        ["a number"] = (400, () => Request("42")),
        ["a string"] = (400, () => Request("\"loan_paid\"")),
        ["an empty object"] = (400, () => Request("{}")),
        ["JSON that breaks off"] = (400, () => Request($"{{\"uuid\":\"{Id}\",\"state\":\"{Personal}")),
        ["two documents"] = (400, () => Request(Good + Good)),
        ["a comment alone"] = (400, () => Request($"/*{Personal}*/")),
        ["single quotes"] = (400, () => Request($"{{'uuid':'{Id}','state':'created'}}")),
        ["a form"] = (400, () => Request($"uuid={Id}&state=created&phone={Personal}", "application/x-www-form-urlencoded")),
        ["XML"] = (400, () => Request("<callback><state>created</state></callback>", "application/xml")),
        ["UTF-16"] = (400, () => Request(Encoding.Unicode.GetBytes(Good))),
        ["UTF-32 with its mark"] = (400, () => Request([.. Encoding.UTF32.GetPreamble(), .. Encoding.UTF32.GetBytes(Good)])),
        ["broken UTF-8"] = (400, () => Request([.. "{\"uuid\":\""u8, 0xC3, 0x28, .. "\",\"state\":\"created\"}"u8])),
        ["NULs"] = (400, () => Request(new byte[200])),
        ["a NUL after the document"] = (400, () => Request(Good + "\0")),
        ["a NUL in the state"] = (400, () => Request($"{{\"uuid\":\"{Id}\",\"state\":\"loan\\u0000paid\"}}")),
        ["a line feed in the state"] = (400, () => Request($"{{\"uuid\":\"{Id}\",\"state\":\"created\\ndone\"}}")),
        ["a state of 101 characters"] = (400, () => Request($"{{\"uuid\":\"{Id}\",\"state\":\"{new string('x', 101)}\"}}")),
        ["great depth"] = (400, () => Request($"{{\"uuid\":\"{Id}\",\"state\":\"created\",\"x\":{new string('[', 10_000)}{new string(']', 10_000)}}}")),
        ["two ids"] = (400, () => Request($"{{\"uuid\":\"{Guid.Empty}\",\"uuid\":\"{Id}\",\"state\":\"created\"}}")),
        ["two states, one escaped"] = (400, () => Request($"{{\"uuid\":\"{Id}\",\"state\":\"created\",\"\\u0073tate\":\"loan_paid\"}}")),
        ["two states around a comment"] = (400, () => Request($"{{\"uuid\":\"{Id}\",\"state\":\"created\",/* */\"state\":\"loan_paid\",}}")),
        ["two reasons"] = (400, () => Request($"{{\"uuid\":\"{Id}\",\"state\":\"blocked\",\"reason\":\"a\",\"reason\":\"b\"}}")),
        ["half a character in a name"] = (400, () => Request($"{{\"u\\ud800\":1,\"uuid\":\"{Id}\",\"state\":\"paid\"}}")),
        ["half a character in a name, in chunks"] = (400, () => Chunked(Encoding.UTF8.GetBytes($"{{\"u\\ud800\":1,\"uuid\":\"{Id}\",\"state\":\"paid\"}}"))),
        ["half a character in the state"] = (400, () => Request($"{{\"uuid\":\"{Id}\",\"state\":\"paid\\ud800\"}}")),
        ["no id"] = (400, () => Request("{\"state\":\"created\"}")),
        ["an id that is a number"] = (400, () => Request($"{{\"uuid\":{Personal[1..]},\"state\":\"created\"}}")),
        ["an id that is none"] = (400, () => Request($"{{\"uuid\":\"{Personal}\",\"state\":\"created\"}}")),
        ["the empty id"] = (400, () => Request($"{{\"uuid\":\"{Guid.Empty}\",\"state\":\"created\"}}")),
        ["no state"] = (400, () => Request($"{{\"uuid\":\"{Id}\"}}")),
        ["a state that is an object"] = (400, () => Request($"{{\"uuid\":\"{Id}\",\"state\":{{\"name\":\"{Personal}\"}}}}")),
        ["a state that is null"] = (400, () => Request($"{{\"uuid\":\"{Id}\",\"state\":null}}")),
        ["an empty state"] = (400, () => Request($"{{\"uuid\":\"{Id}\",\"state\":\"\"}}")),
        ["a zipped body"] = (415, Zipped),
        ["one byte too many"] = (413, () => Request(Padded(64 * 1024 + 1))),
        ["one byte too many, in chunks"] = (413, () => Chunked(Padded(64 * 1024 + 1))),
        ["10 MB"] = (413, () => Request(Padded(10_000_000))),
        ["10 MB in chunks"] = (413, () => Chunked(Padded(10_000_000))),
    };

    public static TheoryData<string> KindsOfBadInput => [.. BadInput.Keys];

    [Theory]
    [MemberData(nameof(KindsOfBadInput))]
    public async Task Bad_input_gets_the_documented_answer_and_the_application_goes_on(string kind)
    {
        await using var app = await CallbackApp.StartAsync();
        var (status, create) = BadInput[kind];

        using (var request = create())
        using (var response = await app.Client.SendAsync(request, TestContext.Current.CancellationToken))
        {
            ((int)response.StatusCode).Should().Be(status);
            await CheckAnswerAsync(request, response, status);
        }

        app.Deeds.Done.Should().BeEmpty();
        app.Logs.Entries.Should().NotContain(entry => entry.Level >= LogLevel.Error);
        app.Logs.Text.Should().NotContain(Personal);
        (await app.PostAsync(LoanState.Created)).Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_body_that_takes_too_long_is_answered_with_408()
    {
        var time = new ObservedTime();
        await using var app = await CallbackApp.StartAsync(time, options => options.ReadTimeout = TimeSpan.FromSeconds(7));
        using var raw = await RawHttp.ConnectAsync(app.Client.BaseAddress!);

        await raw.SendAsync($"POST {Path} HTTP/1.1\r\nHost: shop\r\nContent-Length: 500\r\n\r\n{{\"uuid\":");
        await time.PassAsync(wait => wait == TimeSpan.FromSeconds(7));

        (await raw.ReadAnswerAsync()).Should().StartWith("HTTP/1.1 408").And.Contain("application/problem+json").And.Contain("Connection: close");
        (await app.PostAsync(LoanState.Created)).Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Chunks_that_are_none_are_answered_with_400()
    {
        await using var app = await CallbackApp.StartAsync();
        using var raw = await RawHttp.ConnectAsync(app.Client.BaseAddress!);

        await raw.SendAsync($"POST {Path} HTTP/1.1\r\nHost: shop\r\nTransfer-Encoding: chunked\r\n\r\nnonsense\r\n\r\n");

        (await raw.ReadAnswerAsync()).Should().StartWith("HTTP/1.1 400");
        (await app.PostAsync(LoanState.Created)).Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_caller_that_hangs_up_in_the_body_is_no_error()
    {
        await using var app = await CallbackApp.StartAsync();
        using (var raw = await RawHttp.ConnectAsync(app.Client.BaseAddress!))
        {
            await raw.SendAsync($"POST {Path} HTTP/1.1\r\nHost: shop\r\nContent-Length: 500\r\n\r\n{Good}");
        }

        (await app.PostAsync(LoanState.Created)).Should().Be(HttpStatusCode.OK);
        app.Deeds.Done.Should().ContainSingle("half a body is no call back, even if it holds one");
        app.Logs.Entries.Should().NotContain(entry => entry.Level >= LogLevel.Error);
    }

    public static TheoryData<string, string?> ContentTypes => new()
    {
        { "application/json", "application/json" },
        { "with a charset", "application/json; charset=utf-8" },
        { "plain text", "text/plain" },
        { "a form", "application/x-www-form-urlencoded" },
        { "none", null },
        { "nonsense", "%%%" },
    };

    [Theory]
    [MemberData(nameof(ContentTypes))]
    public async Task It_is_read_whatever_its_content_type_says(string kind, string? contentType)
    {
        await using var app = await CallbackApp.StartAsync();
        using var request = Request(Good, contentType);

        using var response = await app.Client.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.Should().Be(HttpStatusCode.OK, kind);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_byte_order_mark_is_no_part_of_it()
    {
        await using var app = await CallbackApp.StartAsync();

        using var response = await app.PostAsync('\uFEFF' + Good);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Comments_and_a_trailing_comma_do_no_harm()
    {
        await using var app = await CallbackApp.StartAsync();

        using var response = await app.PostAsync($$"""{/* from the gateway */"uuid":"{{Id}}","state":"created",}""");

        response.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Chunks_are_as_good_as_a_length()
    {
        await using var app = await CallbackApp.StartAsync();
        using var request = Chunked(Encoding.UTF8.GetBytes(Good));

        using var response = await app.Client.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_body_that_comes_in_pieces_is_read()
    {
        await using var app = await CallbackApp.StartAsync();
        using var raw = await RawHttp.ConnectAsync(app.Client.BaseAddress!);
        var pause = TimeSpan.FromMilliseconds(50);

        await raw.SendAsync($"POST {Path} HTTP/1.1\r\nHost: shop\r\nContent-Length: {Good.Length}\r\n\r\n{Good[..10]}");
        await Task.Delay(pause, TestContext.Current.CancellationToken);
        await raw.SendAsync(Good[10..30]);
        await Task.Delay(pause, TestContext.Current.CancellationToken);
        await raw.SendAsync(Good[30..]);

        (await raw.ReadAnswerAsync()).Should().StartWith("HTTP/1.1 200");
        app.Deeds.Done.Should().ContainSingle();
    }

    [Fact]
    public async Task A_caller_that_waits_to_be_asked_for_the_body_is_asked()
    {
        await using var app = await CallbackApp.StartAsync();
        using var raw = await RawHttp.ConnectAsync(app.Client.BaseAddress!);

        await raw.SendAsync($"POST {Path} HTTP/1.1\r\nHost: shop\r\nContent-Length: {Good.Length}\r\nExpect: 100-continue\r\n\r\n");
        (await raw.ReadAnswerAsync()).Should().StartWith("HTTP/1.1 100");
        await raw.SendAsync(Good);

        (await raw.ReadAnswerAsync()).Should().StartWith("HTTP/1.1 200");
    }

    [Fact]
    public async Task A_body_of_the_very_size_that_is_allowed_is_read()
    {
        await using var app = await CallbackApp.StartAsync();
        using var request = Chunked(Padded(64 * 1024));

        using var response = await app.Client.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_unknown_state_and_unknown_fields_are_delivered()
    {
        await using var app = await CallbackApp.StartAsync();

        using var response = await app.PostAsync($$"""{"uuid":"{{Id}}","state":"waiting_for_guarantor","reason":"ضامن","sent_at":"1405-01-01"}""");

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        var callback = app.Deeds.Last.Callback;
        callback.Should().BeEquivalentTo(new { LoanId = CallbackApp.LoanId, State = LoanState.From("waiting_for_guarantor"), Reason = "ضامن" });
        callback.AdditionalData!["sent_at"].GetString().Should().Be("1405-01-01");
    }

    private static async Task CheckAnswerAsync(HttpRequestMessage request, HttpResponseMessage response, int status)
    {
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        if (status == 404)
        {
            body.Should().BeEmpty();
            return;
        }

        response.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        if (status == 405)
        {
            response.Content.Headers.Allow.Should().Equal("POST");
        }

        if (request.Method != HttpMethod.Head)
        {
            using var problem = JsonDocument.Parse(body);
            problem.RootElement.GetProperty("status").GetInt32().Should().Be(status);
            problem.RootElement.GetProperty("detail").GetString().Should().NotBeEmpty().And.NotContain(Personal);
        }
    }

    private static HttpRequestMessage Request(string body, string? contentType = "application/json", string path = Path, HttpMethod? method = null) =>
        Request(Encoding.UTF8.GetBytes(body), contentType, path, method);

    private static HttpRequestMessage Request(byte[] body, string? contentType = "application/json", string path = Path, HttpMethod? method = null)
    {
        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return new HttpRequestMessage(method ?? HttpMethod.Post, path) { Content = content };
    }

    private static HttpRequestMessage Chunked(byte[] body)
    {
        var request = Request(body);
        request.Headers.TransferEncodingChunked = true;
        return request;
    }

    private static HttpRequestMessage WithHeader(params string[] secrets)
    {
        var request = Request(Good, path: "/baloan/callbacks");
        foreach (var secret in secrets)
        {
            request.Headers.TryAddWithoutValidation("X-Baloan-Callback-Secret", secret);
        }

        return request;
    }

    private static HttpRequestMessage Zipped()
    {
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionMode.Compress))
        {
            zip.Write(Encoding.UTF8.GetBytes(Good));
        }

        var request = Request(zipped.ToArray());
        request.Content!.Headers.ContentEncoding.Add("gzip");
        return request;
    }

    private static byte[] Padded(int length)
    {
        var start = $"{{\"uuid\":\"{Id}\",\"state\":\"created\",\"x\":\"";
        return Encoding.UTF8.GetBytes(start + new string('x', length - start.Length - 2) + "\"}");
    }
}
