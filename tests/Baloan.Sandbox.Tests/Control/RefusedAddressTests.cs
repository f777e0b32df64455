using System.Net;
using Baloan.Sandbox.Tests.Support;

namespace Baloan.Sandbox.Tests.Control;

/// <summary>An address that the control does not understand in whole, its ids and its query, is refused.</summary>
public sealed class RefusedAddressTests : RefusalTest
{
    public static TheoryData<string> Operations => [.. ControlOperation.All.Select(operation => operation.Name)];

    public static TheoryData<string, string> Queries =>
        [.. from operation in ControlOperation.All from query in operation.Queries select (operation.Name, query["name"]!.GetValue<string>())];

    public static TheoryData<string> OperationsWithAnId =>
        [.. ControlOperation.All.Where(operation => operation.Path.Contains("{id}", StringComparison.Ordinal)).Select(operation => operation.Name)];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_query_it_does_not_know_is_refused(string name)
    {
        var operation = ControlOperation.Named(name);
        string[] known = [.. operation.Queries.Select(query => query["name"]!.GetValue<string>())];

        (await RefusedAsync(operation, ContentOf(operation), query: "?foo=1")).Should()
            .StartWith("foo is no query parameter of this request").And.ContainAll(known.Length == 0 ? ["none is allowed"] : known);
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task A_query_whose_value_cannot_be_read_is_refused(string name, string query)
    {
        var operation = ControlOperation.Named(name);
        var form = query == "state" ? "cheque_verified" : "whole number";
        foreach (var value in new[] { "", "nope", "1.5", "99999999999", $"1&{query}=2" })
        {
            (await RefusedAsync(operation, ContentOf(operation), query: $"?{query}={value}")).Should().StartWith(query + " must be ").And.Contain(form);
        }
    }

    [Theory]
    [MemberData(nameof(OperationsWithAnId))]
    public async Task An_id_that_is_none_is_refused(string name)
    {
        var operation = ControlOperation.Named(name);
        var schema = operation.PathValues.Single(value => value["name"]!.GetValue<string>() == "id")["schema"]!.AsObject();
        foreach (var id in new[] { "not-a-uuid", "x", "1.5", "99999999999" })
        {
            (await RefusedAsync(operation, ContentOf(operation), id)).Should().StartWith("id must be ").And.Contain(ControlOperation.FormOf(schema));
        }
    }

    [Theory]
    [MemberData(nameof(OperationsWithAnId))]
    public async Task An_id_that_nothing_has_is_not_found(string name)
    {
        var operation = ControlOperation.Named(name);

        var answer = await SendAsync(operation, ContentOf(operation), operation.Path.StartsWith("sandbox/faults", StringComparison.Ordinal) ? "77" : Guid.NewGuid().ToString());

        answer.Status.Should().Be(HttpStatusCode.NotFound);
        answer.Response.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
    }

    [Theory]
    [InlineData("GET", "sandbox/nowhere", HttpStatusCode.NotFound)]
    [InlineData("POST", "sandbox/loans/not-a-uuid/elsewhere", HttpStatusCode.NotFound)]
    [InlineData("PATCH", "sandbox/clock", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", "sandbox/loans/not-a-uuid", HttpStatusCode.MethodNotAllowed)]
    public async Task An_unknown_address_or_method_stays_what_it_is(string method, string path, HttpStatusCode status) =>
        (await Partner.SendAsync(new(method), path)).Status.Should().Be(status);

    [Theory]
    [InlineData("0")]
    [InlineData("weather")]
    [InlineData("shahkar,")]
    public async Task A_service_is_known_by_its_name_alone(string service) =>
        (await Partner.SendAsync(HttpMethod.Put, $"sandbox/inquiries/services/{service}", Content("""{"is_failing":true}"""))).Status
            .Should().Be(HttpStatusCode.NotFound);
}
