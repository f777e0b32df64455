using System.Net;
using System.Text.Json.Nodes;

namespace Baloan.Sandbox.Tests.Control;

/// <summary>A body that the control does not understand in whole is refused in whole.</summary>
public sealed class RefusedBodyTests : RefusalTest
{
    private static IEnumerable<ControlOperation> Takers => ControlOperation.All.Where(operation => operation.TakesBody);

    public static TheoryData<string> Operations => [.. Takers.Select(operation => operation.Name)];

    public static TheoryData<string> OperationsThatNeedABody => [.. Takers.Where(operation => operation.NeedsBody).Select(operation => operation.Name)];

    public static TheoryData<string> OperationsWithoutABody => [.. ControlOperation.All.Except(Takers).Select(operation => operation.Name)];

    public static TheoryData<string, string> Members => Of(operation => operation.Members.Keys);

    public static TheoryData<string, string> RequiredMembers => Of(operation => operation.RequiredMembers);

    public static TheoryData<string, string> MembersThatAreNeverNull =>
        Of(operation => operation.Members.Keys.Where(name => !ControlOperation.MayBeNull(operation.Members[name])));

    public static TheoryData<string, string> MembersThatMayBeNull =>
        Of(operation => operation.Members.Keys.Where(name => ControlOperation.MayBeNull(operation.Members[name])));

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task What_it_understands_is_done(string name)
    {
        var operation = ControlOperation.Named(name);
        BodyOf(operation).Select(member => member.Key).Should().BeEquivalentTo(operation.Members.Keys);

        var answer = await SendAsync(operation, ContentOf(operation));

        answer.Response.IsSuccessStatusCode.Should().BeTrue(answer.Body);
    }

    [Theory]
    [InlineData("set_callback_target", """{"address":"http://127.0.0.1:5000/"}""", "address is no member of this request: allowed are url, secret.")]
    [InlineData("add_fault", """{"kind":"status","time":2}""", "time is no member of this request: allowed are kind, operation, skip, times, ")]
    [InlineData("jump_clock", """{"by":"1h"}""", "by is no member of this request: allowed is seconds.")]
    [InlineData("jump_clock", """{"seconds":"1h"}""", "seconds must be a number of seconds, such as 90.")]
    [InlineData("add_fault", """{"kind":"status","hits":3}""", "hits is no member of this request: ")]
    [InlineData("add_fault", """{"kind":"status,delay"}""", "kind must be one of status, ")]
    [InlineData("add_fault", """{"kind":"1"}""", "kind must be one of status, ")]
    [InlineData("set_clock", """{"now":"tomorrow"}""", "now must be a time, such as 2030-01-01T00:00:00Z.")]
    [InlineData("jump_clock", """{"seconds":1,"seconds":2}""", "seconds is given twice: allowed is one value.")]
    [InlineData("jump_clock", """{"\ud800":1}""", "The body must be a JSON object: allowed is seconds.")]
    [InlineData("jump_clock", """{"seconds":1""", "The body must be a JSON object, which it is not from line 1, byte 13 on: allowed is seconds.")]
    [InlineData("jump_clock", """{"seconds":1,}""", "The body must be a JSON object, which it is not from line 1, byte 14 on: allowed is seconds.")]
    public async Task The_sentence_names_the_member_and_what_is_allowed(string name, string body, string sentence) =>
        (await RefusedAsync(ControlOperation.Named(name), Content(body))).Should().StartWith(sentence);

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_member_it_does_not_know_is_refused(string name)
    {
        var operation = ControlOperation.Named(name);
        var body = BodyOf(operation);
        body["nonsense"] = 1;

        (await RefusedAsync(operation, Content(body.ToJsonString()))).Should().Contain("nonsense").And.ContainAll(operation.Members.Keys);
    }

    [Theory]
    [MemberData(nameof(OperationsWithoutABody))]
    public async Task A_member_is_refused_where_there_are_none(string name) =>
        (await RefusedAsync(ControlOperation.Named(name), Content("""{"nonsense":1}"""))).Should().Contain("nonsense").And.Contain("none is allowed");

    [Theory]
    [MemberData(nameof(Members))]
    public async Task A_value_of_another_type_is_refused(string name, string member)
    {
        var operation = ControlOperation.Named(name);
        var form = ControlOperation.FormOf(operation.Members[member]);
        JsonNode[] wrong = form == "string" ? [5, new JsonArray(1), new JsonObject()] : ["\n", "nope,", new JsonArray(1), new JsonObject()];
        foreach (var value in wrong)
        {
            var body = BodyOf(operation);
            body[member] = value;

            (await RefusedAsync(operation, Content(body.ToJsonString()))).Should().StartWith(member + " ").And.Contain(form);
        }
    }

    [Theory]
    [MemberData(nameof(MembersThatAreNeverNull))]
    public async Task Null_is_refused_where_there_must_be_a_value(string name, string member)
    {
        var operation = ControlOperation.Named(name);
        var body = BodyOf(operation);
        body[member] = null;

        (await RefusedAsync(operation, Content(body.ToJsonString()))).Should().StartWith(member + " ").And.Contain(ControlOperation.FormOf(operation.Members[member]));
    }

    [Theory]
    [MemberData(nameof(MembersThatMayBeNull))]
    public async Task Null_is_taken_where_there_may_be_no_value(string name, string member)
    {
        var operation = ControlOperation.Named(name);
        var body = BodyOf(operation);
        body[member] = null;

        var answer = await SendAsync(operation, Content(body.ToJsonString()));

        answer.Response.IsSuccessStatusCode.Should().BeTrue(answer.Body);
    }

    [Theory]
    [MemberData(nameof(RequiredMembers))]
    public async Task A_member_that_is_needed_and_missing_is_named(string name, string member)
    {
        var operation = ControlOperation.Named(name);
        var body = BodyOf(operation);
        body.Remove(member);

        (await RefusedAsync(operation, Content(body.ToJsonString()))).Should().StartWith(member + " is missing").And.ContainAll(operation.Members.Keys);
    }

    [Theory]
    [MemberData(nameof(OperationsThatNeedABody))]
    public async Task An_empty_body_is_refused_where_one_is_needed(string name)
    {
        var operation = ControlOperation.Named(name);

        (await RefusedAsync(operation, content: null)).Should().Contain("body").And.ContainAll(operation.Members.Keys);
        (await RefusedAsync(operation, Content(""))).Should().Contain("body").And.ContainAll(operation.Members.Keys);
        (await RefusedAsync(operation, Content("null"))).Should().Contain("body").And.ContainAll(operation.Members.Keys);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task What_is_no_object_is_refused(string name)
    {
        var operation = ControlOperation.Named(name);
        foreach (var body in new[] { "[]", "1", "\"\"", "{", "kind=status", $"[{BodyOf(operation).ToJsonString()}]" })
        {
            (await RefusedAsync(operation, Content(body))).Should().Contain("JSON object").And.ContainAll(operation.Members.Keys);
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Another_content_type_or_none_is_refused(string name)
    {
        var operation = ControlOperation.Named(name);
        var body = BodyOf(operation).ToJsonString();
        foreach (var type in new[] { null, "text/plain", "application/x-www-form-urlencoded", "application/json; charset=utf-16" })
        {
            (await RefusedAsync(operation, Content(body, type))).Should().Be("Content-Type must be application/json.");
        }
    }

    [Theory]
    [InlineData("add_fault", """{"kind":"status","status_code":42}""", "status_code must be 200 to 599.")]
    [InlineData("add_fault", """{"kind":"rate_limit"}""", "requests_per_minute must be 1 or more.")]
    [InlineData("set_callback_behavior", """{"repeats":-1}""", "repeats must be 0 to 100.")]
    [InlineData("set_callback_behavior", """{"delay":-1}""", "delay must be 0 to 12 hours.")]
    [InlineData("set_callback_target", """{"url":"ftp://127.0.0.1/"}""", "url is refused: A call back's address must be an absolute http or https one.")]
    [InlineData("set_clock", """{"now":"9999-12-31T23:59:59Z"}""", "now is refused: The clock goes from 1970 to 8999.")]
    [InlineData("jump_clock", """{"seconds":-92233720368}""", "seconds is refused: The clock goes from 1970 to 8999.")]
    [InlineData("assign_phone", """{"phone_number":"","national_identifier":"0013542419"}""", "phone_number is refused: The value cannot be an empty string.")]
    [InlineData("set_credit", """{"national_identifier":"0013542419","credit":-1}""", "credit must not be negative.")]
    public async Task A_value_out_of_its_range_is_named_as_it_was_sent(string name, string body, string sentence) =>
        (await RefusedAsync(ControlOperation.Named(name), Content(body))).Should().Be(sentence);

    [Fact]
    public async Task An_empty_object_is_taken_where_nothing_is_needed()
    {
        (await SendAsync(ControlOperation.Named("stop_clock"), Content("{}"))).Status.Should().Be(HttpStatusCode.OK);
        (await SendAsync(ControlOperation.Named("revoke_tokens"), Content("{}"))).Status.Should().Be(HttpStatusCode.NoContent);
        (await SendAsync(ControlOperation.Named("revoke_tokens"), content: null)).Status.Should().Be(HttpStatusCode.NoContent);
        (await SendAsync(ControlOperation.Named("reset"), Content("", "application/x-www-form-urlencoded"))).Status.Should().Be(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_body_of_unknown_length_that_ends_up_empty_is_none()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "sandbox/tokens/revoke") { Content = Content("", "text/plain") };
        request.Headers.TransferEncodingChunked = true;

        using var response = await Partner.Http.SendAsync(request, Cancellation);

        response.StatusCode.Should().Be(HttpStatusCode.NoContent);
    }

    private static TheoryData<string, string> Of(Func<ControlOperation, IEnumerable<string>> members) =>
        [.. from operation in Takers from member in members(operation) select (operation.Name, member)];
}
