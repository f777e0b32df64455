extern alias shop;

using Baloan.EndToEnd.Tests.Packages;
using Baloan.EndToEnd.Tests.Support;
using Baloan.Sandbox;
using Baloan.Sdk;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Program = shop::Baloan.Samples.PartnerShop.ShopOptions;

namespace Baloan.EndToEnd.Tests.Shop;

/// <summary>The recipe of docs/testing.md for call backs into a whole application, run with the sample shop.</summary>
public sealed class CallbackRecipeTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("baloan-shop-");

#pragma warning disable xUnit1051 // It stands here as a reader has it, whatever runs its tests.
    [Fact]
    public async Task A_call_back_of_the_sandbox_reaches_the_application_under_test()
    {
        await using var sandbox = await BaloanSandbox.StartAsync();
        await using var app = new ShopUnderTest(sandbox, _data.FullName);
        app.UseKestrel(0);
        app.StartServer();
        sandbox.Callbacks.SendTo(new Uri(app.ClientOptions.BaseAddress, "/baloan/callbacks"), "first-secret-of-yours");

        using var baloan = sandbox.CreateClient();
        var loan = await baloan.Loans.CreateAsync(SandboxApplicant.New(1).RequestLoan());
        await sandbox.AdvanceAsync(loan.Id);
        await sandbox.WaitForCallbacksAsync();

        sandbox.Callbacks.All.Select(callback => (callback.State, callback.Status)).Should().Equal(
            ("created", SandboxCallbackStatus.Delivered), ("cheque_verified", SandboxCallbackStatus.Delivered));
    }
#pragma warning restore xUnit1051

    [Fact]
    public async Task The_page_shows_what_runs_here()
    {
        var here = (await File.ReadAllLinesAsync(Repository.PathOf("tests/Baloan.EndToEnd.Tests/Shop/CallbackRecipeTests.cs"), TestContext.Current.CancellationToken))
            .Select(line => line.Trim()).ToHashSet();

        var shown = DocumentedCode.Blocks("docs/testing.md", "call backs", "csharp").Single().Split('\n').Select(WithoutComment)
            .Where(line => line.Length > 0 && !line.Contains("ShopUnderTest", StringComparison.Ordinal)).ToList();

        shown.Should().HaveCountGreaterThan(8).And.OnlyContain(line => here.Contains(line));
    }

    public void Dispose() => _data.Delete(recursive: true);

    private static string WithoutComment(string line) => line.Split(" // ")[0].Trim();

    private sealed class ShopUnderTest(BaloanSandbox sandbox, string dataFolder) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseSetting("Baloan:Callbacks:Secrets:0", "first-secret-of-yours");
            builder.ConfigureTestServices(services => services.Configure<BaloanClientOptions>(options => options.UseSandbox(sandbox)));
            builder.UseSetting("Shop:DataFolder", dataFolder);
            builder.UseSetting("Shop:ClerkPassword", "the clerk's own password");
            builder.UseEnvironment("Production");
        }
    }
}
