using System.Net;
using Baloan.Sandbox.Tests.Support;

namespace Baloan.Sandbox.Tests.Control;

/// <summary>What a page of another site, open in the developer's browser, can do with the sandbox: nothing.</summary>
public sealed class ForeignPageTests : SandboxTest
{
    private static readonly string[] Paths = ["", "dashboard/dashboard.js", "sandbox/loans", "sandbox/events", Partner.Root + "loan-policies", Partner.Root + "token/", "media/contracts/x.pdf", "api/elsewhere"];

    public static TheoryData<string, string, string> Foreign => new()
    {
        { "Origin", "http://evil.example", "a form or a script sends its page's origin" },
        { "Origin", "null", "a page in a sandboxed frame" },
        { "Origin", "http://127.0.0.1:1", "another server on this machine" },
        { "Sec-Fetch-Site", "cross-site", "an image or a script element sends no origin" },
        { "Sec-Fetch-Site", "same-site", "another port of this machine" },
    };

    [Theory]
    [MemberData(nameof(Foreign))]
    public async Task It_is_refused_everywhere_and_leaves_no_trace(string header, string value, string because)
    {
        var requests = Sandbox.Requests.Count;

        foreach (var path in Paths)
        {
            (await StatusAsync(Sandbox, HttpMethod.Get, path, (header, value))).Should().Be(HttpStatusCode.Forbidden, because);
            (await StatusAsync(Sandbox, HttpMethod.Post, path, (header, value))).Should().Be(HttpStatusCode.Forbidden, because);
        }

        Sandbox.Requests.Should().HaveCount(requests);
    }

    [Theory]
    [MemberData(nameof(Foreign))]
    public async Task It_is_refused_too_where_other_machines_have_the_control(string header, string value, string because)
    {
        await using var sandbox = await BaloanSandbox.StartAsync(options => options.ControlFromAnywhere = true, Cancellation);

        foreach (var path in Paths)
        {
            (await StatusAsync(sandbox, HttpMethod.Get, path, (header, value))).Should().Be(HttpStatusCode.Forbidden, because);
        }
    }

    [Fact]
    public async Task A_name_that_was_pointed_at_this_machine_is_foreign()
    {
        const string Rebound = "evil.example:5080";

        (await StatusAsync(Sandbox, HttpMethod.Get, "sandbox/loans", ("Host", Rebound))).Should().Be(HttpStatusCode.Forbidden);
        (await StatusAsync(Sandbox, HttpMethod.Post, Partner.Root + "token/", ("Host", Rebound), ("Origin", "http://" + Rebound))).Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_link_from_another_site_opens_the_dashboard_but_no_frame_does()
    {
        (string, string)[] link = [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "document")];
        (string, string)[] frame = [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "iframe")];

        (await StatusAsync(Sandbox, HttpMethod.Get, "", link)).Should().Be(HttpStatusCode.OK);
        (await StatusAsync(Sandbox, HttpMethod.Get, "", frame)).Should().Be(HttpStatusCode.Forbidden);
        (await StatusAsync(Sandbox, HttpMethod.Post, "sandbox/reset", link)).Should().Be(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Its_own_pages_and_programs_without_a_page_go_on(bool fromAnywhere)
    {
        await using var sandbox = await BaloanSandbox.StartAsync(options => options.ControlFromAnywhere = fromAnywhere, Cancellation);
        var own = sandbox.BaseAddress.GetLeftPart(UriPartial.Authority);

        (await StatusAsync(sandbox, HttpMethod.Get, "sandbox/loans", ("Origin", own), ("Sec-Fetch-Site", "same-origin"))).Should().Be(HttpStatusCode.OK);
        (await StatusAsync(sandbox, HttpMethod.Get, "sandbox/loans", ("Sec-Fetch-Site", "none"))).Should().Be(HttpStatusCode.OK);
        (await StatusAsync(sandbox, HttpMethod.Get, "sandbox/loans")).Should().Be(HttpStatusCode.OK);
        (await StatusAsync(sandbox, HttpMethod.Get, Partner.Root + "loan-policies")).Should().Be(HttpStatusCode.Unauthorized);
    }

    private static async Task<HttpStatusCode> StatusAsync(BaloanSandbox sandbox, HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var partner = new Partner(sandbox);
        using var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await partner.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
        return response.StatusCode;
    }
}
