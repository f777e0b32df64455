using System.Net;
using Baloan.Sandbox.Tests.Support;

namespace Baloan.Sandbox.Tests.Gateway;

/// <summary>What is an operation of the gateway, and what is only near one.</summary>
public sealed class AddressTests : SandboxTest
{
    [Theory]
    [InlineData(SandboxOperation.ObtainToken, "POST", "token/")]
    [InlineData(SandboxOperation.RefreshToken, "POST", "token/refresh/")]
    [InlineData(SandboxOperation.ListPolicies, "GET", "loan-policies")]
    [InlineData(SandboxOperation.OpenLoan, "POST", "loan/")]
    [InlineData(SandboxOperation.GetContract, "GET", "loan/{loan}/contract/")]
    [InlineData(SandboxOperation.RequestOtp, "POST", "loan/{loan}/contract/")]
    [InlineData(SandboxOperation.SignContract, "PATCH", "loan/{loan}/contract/")]
    [InlineData(SandboxOperation.CancelLoan, "POST", "loan/{loan}/cancel/")]
    [InlineData(SandboxOperation.DownloadContract, "GET", "/media/contracts/{loan}.pdf")]
    public async Task Faults_and_the_log_know_an_operation_by_its_name(SandboxOperation operation, string method, string path)
    {
        var address = new Uri(new(Sandbox.BaseAddress, Partner.Root), path.Replace("{loan}", $"{Guid.NewGuid():D}", StringComparison.Ordinal));
        Sandbox.Faults.Add(SandboxFault.Status(418).For(operation));

        var answer = await Partner.SendAsync(new(method), address.AbsoluteUri);

        ((int)answer.Status).Should().Be(418);
        Sandbox.Requests[^1].Operation.Should().Be(operation);
    }

    [Theory]
    [InlineData("POST", "loan", 301)]
    [InlineData("POST", "Loan/", 404)]
    [InlineData("POST", "loan//", 404)]
    [InlineData("GET", "loan-policies/", 404)]
    [InlineData("GET", "LOAN-POLICIES", 404)]
    [InlineData("DELETE", "loan/", 405)]
    [InlineData("GET", "nothing/", 404)]
    [InlineData("GET", "", 404)]
    public async Task What_is_only_near_an_operation_is_logged_without_one_and_hit_by_no_fault(string method, string path, int status)
    {
        Sandbox.Faults.Add(SandboxFault.Status(503));

        var answer = await Partner.SendAsync(new(method), Partner.Root + path);

        ((int)answer.Status).Should().Be(status);
        Sandbox.Requests[^1].Should().Match<SandboxRequest>(request =>
            request.Operation == null && request.Path == "/" + Partner.Root + path && request.Status == status);
        Sandbox.Faults.All.Single().Seen.Should().Be(0);
    }

    [Theory]
    [InlineData("/api")]
    [InlineData("/API/v1/partnership/loan/")]
    [InlineData("/api//v1/partnership/loan/")]
    [InlineData("/media/contracts/")]
    [InlineData("/media/contracts/a71b93c4-b1a9-4868-9cb2-310757422af1.pdf")]
    [InlineData("/media/contracts/------------------------------------.pdf")]
    public async Task Everything_below_api_and_media_is_the_gateways_and_logged(string path)
    {
        var answer = await Partner.SendAsync(HttpMethod.Get, path);

        answer.Status.Should().Be(HttpStatusCode.NotFound);
        answer.Response.Content.Headers.ContentType!.MediaType.Should().Be("text/html");
        Sandbox.Requests[^1].Path.Should().Be(path);
    }

    [Fact]
    public async Task What_is_not_the_gateways_is_logged_nowhere()
    {
        var before = Sandbox.Requests.Count;

        (await Partner.SendAsync(HttpMethod.Get, "/nothing")).Status.Should().Be(HttpStatusCode.NotFound);
        (await Partner.SendAsync(HttpMethod.Get, "/apix/loan/")).Status.Should().Be(HttpStatusCode.NotFound);

        Sandbox.Requests.Count.Should().Be(before);
    }

    [Fact]
    public async Task A_method_that_is_not_allowed_names_those_that_are_after_the_token_is_checked_and_before_the_loan_is_looked_at()
    {
        var loan = await Partner.OpenedAsync();
        Sandbox.PutPartner(new("market", "secret"));
        using var market = new Partner(Sandbox.BaseAddress, "market", "secret");
        using var nobody = new Partner(Sandbox.BaseAddress);
        await market.LogInAsync();
        var contract = $"{Partner.Root}loan/{loan:D}/contract/";

        var own = await Partner.SendAsync(HttpMethod.Put, contract);

        own.Status.Should().Be(HttpStatusCode.MethodNotAllowed);
        own.Response.Content.Headers.Allow.Should().Equal("GET", "PATCH", "POST");
        (await market.SendAsync(HttpMethod.Put, contract)).Status.Should().Be(HttpStatusCode.MethodNotAllowed);
        (await nobody.SendAsync(HttpMethod.Put, contract)).Status.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task HEAD_of_a_contracts_file_has_the_length_of_the_file()
    {
        var loan = await VerifiedLoanAsync();
        var file = (await Partner.ContractAsync(loan)).Json.GetProperty("contract_pdf_file").GetProperty("file").GetString()!;
        var get = await Partner.SendAsync(HttpMethod.Get, file);

        var head = await Partner.SendAsync(HttpMethod.Head, file);

        head.Status.Should().Be(HttpStatusCode.OK);
        head.Response.Content.Headers.ContentLength.Should().Be(get.Response.Content.Headers.ContentLength).And.BePositive();
    }
}
