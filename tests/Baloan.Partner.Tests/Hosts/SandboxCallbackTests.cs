using Baloan.Partner.Tests.Support;
using Baloan.Sandbox;
using Baloan.Sdk;

namespace Baloan.Partner.Tests.Hosts;

/// <summary>The sandbox calls back with the secret in each of its three places.</summary>
public sealed class SandboxCallbackTests
{
    [Theory]
    [InlineData($"baloan:{PartnerApp.Secret}@", "", null)]
    [InlineData("", $"/{PartnerApp.Secret}", null)]
    [InlineData("", "", PartnerApp.Secret)]
    public async Task The_handler_hears_of_it(string userInfo, string path, string? header)
    {
        await using var app = await PartnerApp.StartAsync(_ => { }, _ => { });
        await using var sandbox = await BaloanSandbox.StartAsync(
            options => (options.CallbackUrl, options.CallbackSecret) =
                (new Uri($"http://{userInfo}{app.Client.BaseAddress!.Authority}/baloan/callbacks{path}"), header),
            TestContext.Current.CancellationToken);

        sandbox.Callbacks.Send(Guid.NewGuid(), LoanState.ChequeVerified.Value);

        (await app.Orders.First.Task.WaitAsync(TestContext.Current.CancellationToken)).Should().Be(LoanState.ChequeVerified);
    }
}
