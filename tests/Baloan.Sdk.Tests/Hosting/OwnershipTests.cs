using Baloan.Sdk.Tests.Gateway;
using Microsoft.Extensions.Logging.Abstractions;

namespace Baloan.Sdk.Tests.Hosting;

/// <summary>What a client is made of is disposed by the client, and not by a part that was given another.</summary>
public sealed class OwnershipTests : IDisposable
{
    private readonly TestGateway _gateway = new(_ => TestGateway.Json("[]"));
    private readonly GatewayConnection _parts;

    public OwnershipTests()
    {
        var options = new BaloanClientOptions { Username = "shop", Password = "secret" };
        _parts = new GatewayConnection("", () => options, Client(), Client(), tokenStore: null, NullLoggerFactory.Instance, TimeProvider.System);
    }

    [Fact]
    public async Task A_part_leaves_the_tokens_alone()
    {
        _parts.Calls.Dispose();
        _parts.Downloads.Dispose();

        (await _parts.Tokens.GetAsync(TestContext.Current.CancellationToken)).Token.Should().NotBeNull();
    }

    [Fact]
    public async Task The_client_ends_them()
    {
        _parts.Dispose();

        (await _parts.Tokens.GetAsync(TestContext.Current.CancellationToken)).Failure!.ToException().Should().BeOfType<ObjectDisposedException>();
    }

    public void Dispose()
    {
        _parts.Dispose();
        _gateway.Dispose();
    }

    private HttpClient Client() => new(_gateway, disposeHandler: false) { BaseAddress = new Uri("https://gateway.test/") };
}
