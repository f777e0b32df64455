using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Baloan.EndToEnd.Tests.Support;
using Baloan.Sdk.Tests;

namespace Baloan.EndToEnd.Tests.Packages;

/// <summary>What a new user does: an empty folder, the packages, the documented code, the sandbox as a tool.</summary>
[Collection(RepositoryBuilds.Name)]
[Trait("Runs", "once")]
public sealed class FreshAppTests(Workshop workshop)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.fa.md")]
    [InlineData("docs/getting-started.md")]
    public async Task A_new_web_application_opens_a_loan_and_receives_its_call_back(string page)
    {
        var (gatewayPort, appPort) = (FreePort.Find(), FreePort.Find());
        var folder = await workshop.NewFolderAsync("web");
        await workshop.DotnetAsync("new web --name Shop --output .", folder);
        await workshop.DotnetAsync("add package Baloan.Sdk --prerelease", folder);
        await workshop.DotnetAsync("add package Baloan.Sdk.AspNetCore --prerelease", folder);
        var settings = DocumentedCode.FreshAppOf(page, "json").Replace(":5080", $":{gatewayPort}", StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(folder, "appsettings.Development.json"), settings, Cancellation);
        await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), DocumentedCode.FreshAppOf(page, "csharp"), Cancellation);
        await using var sandbox = await StartSandboxAsync(
            $"--port {gatewayPort} --callback-url http://127.0.0.1:{appPort}/baloan/callbacks/first-secret-of-yours", folder);
        await using var app = workshop.Start("dotnet", $"run --urls http://127.0.0.1:{appPort}", folder);
        await app.LineWithAsync("Now listening on");
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{appPort}") };

        var applicant = await http.GetFromJsonAsync<JsonElement>(new Uri($"http://127.0.0.1:{gatewayPort}/sandbox/loans/sample"), Cancellation);
        using var answer = await http.PostAsJsonAsync("loans", applicant, Cancellation);

        answer.IsSuccessStatusCode.Should().BeTrue(app.Output);
        var loan = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        await app.LineWithAsync($"Loan {loan.GetProperty("id").GetGuid()} is now created");
        using var again = await http.PostAsJsonAsync("loans", applicant, Cancellation);
        again.StatusCode.Should().Be(HttpStatusCode.Conflict, app.Output);
        (await again.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("code").GetString().Should().Be("duplicate_request");
        using var incomplete = await http.PostAsJsonAsync("loans", new { }, Cancellation);
        incomplete.StatusCode.Should().Be(HttpStatusCode.BadRequest, app.Output);
        await CheckUpAsync(page, appPort, folder);
    }

    [Fact]
    public async Task A_new_worker_service_opens_a_loan()
    {
        var folder = await workshop.NewFolderAsync("worker");
        await workshop.DotnetAsync("new worker --name Shop --output .", folder);
        await workshop.DotnetAsync("add package Baloan.Sdk --prerelease", folder);
        var port = FreePort.Find();
        await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), Applications.Program(port), Cancellation);
        await File.WriteAllTextAsync(Path.Combine(folder, "Worker.cs"), Applications.Worker, Cancellation);
        await using var sandbox = await StartSandboxAsync($"--port {port}", folder);

        var output = await workshop.DotnetAsync("run", folder);

        output.Should().Contain("The monthly instalment is 1057616");
    }

    [Fact]
    public async Task A_new_console_program_opens_a_loan_without_a_container()
    {
        var folder = await workshop.NewFolderAsync("console");
        await workshop.DotnetAsync("new console --name Shop --output .", folder);
        await workshop.DotnetAsync("add package Baloan.Sdk --prerelease", folder);
        var port = FreePort.Find();
        await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), Applications.Console(port), Cancellation);
        await using var sandbox = await StartSandboxAsync($"--port {port}", folder);

        var output = await workshop.DotnetAsync("run", folder);

        output.Should().Contain("The monthly instalment is 1057616");
    }

    [Fact]
    public async Task A_new_test_project_has_a_sandbox_and_an_applicant()
    {
        var folder = await workshop.NewFolderAsync("tests");
        await workshop.DotnetAsync("new console --name ShopTests --output .", folder);
        await workshop.DotnetAsync("add package Baloan.Sdk.Testing --prerelease", folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), Applications.Testing(), Cancellation);

        var output = await workshop.DotnetAsync("run", folder);

        output.Should().Contain("The monthly instalment is 1057616");
    }

    private async Task CheckUpAsync(string page, int appPort, string folder)
    {
        var line = DocumentedCode.Commands(page, "fresh-app").Single(line => line.StartsWith("dnx baloan --yes --prerelease doctor ", StringComparison.Ordinal));

        var output = await workshop.DotnetAsync(line.Replace(":5000", $":{appPort}", StringComparison.Ordinal), folder);

        output.Should().Contain("ok    configuration").And.Contain("ok    policies").And.Contain("ok    call backs").And.Contain("ok    proxy")
            .And.NotContain("look  ").And.NotContain("fail  ");
    }

    private async Task<Program> StartSandboxAsync(string arguments, string folder)
    {
        var sandbox = workshop.Start("dotnet", $"dnx baloan --yes --prerelease sandbox {arguments}", folder);
        await sandbox.LineWithAsync("Ctrl-C");
        return sandbox;
    }
}
