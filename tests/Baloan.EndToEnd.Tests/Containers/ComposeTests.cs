using Baloan.EndToEnd.Tests.Packages;
using Baloan.EndToEnd.Tests.Support;
using Baloan.Sdk;
using Microsoft.Extensions.Configuration;

namespace Baloan.EndToEnd.Tests.Containers;

/// <summary>docs/compose.yaml: its services find each other, by settings that exist.</summary>
public sealed class ComposeTests
{
    private readonly ComposeService _sandbox = ComposeFile.Read().Services["sandbox"];
    private readonly ComposeService _shop = ComposeFile.Read().Services["shop"];

    private IConfigurationSection Settings => new ConfigurationBuilder()
        .AddInMemoryCollection(_shop.Environment.Select(variable => KeyValuePair.Create(variable.Key.Replace("__", ":", StringComparison.Ordinal), (string?)variable.Value)))
        .Build().GetSection("Baloan");

    [Fact]
    public void Every_variable_of_the_shop_is_a_setting()
    {
        var client = new BaloanClientOptions();
        var callbacks = new BaloanCallbackOptions();
        var ofTheClient = Settings.GetChildren().Where(section => section.Key != "Callbacks")
            .ToDictionary(section => section.Key, section => section.Value);

        new ConfigurationBuilder().AddInMemoryCollection(ofTheClient).Build().Bind(client, binder => binder.ErrorOnUnknownConfiguration = true);
        Settings.GetSection("Callbacks").Bind(callbacks, binder => binder.ErrorOnUnknownConfiguration = true);

        _shop.Environment.Keys.Should().OnlyContain(name => name.StartsWith("Baloan__", StringComparison.Ordinal));
        callbacks.Secrets.Should().Equal(_sandbox.Environment["BALOAN_SANDBOX_CALLBACK_SECRET"]);
        FluentActions.Invoking(() => new BaloanClient(client).Dispose()).Should().NotThrow();
    }

    [Fact]
    public void The_shop_finds_the_sandbox_and_waits_for_it()
    {
        Settings["BaseAddress"].Should().Be("http://sandbox:5080");
        Settings["Password"].Should().Be(_sandbox.Environment["BALOAN_SANDBOX_PASSWORD"]);
        _shop.DependsOn["sandbox"]["condition"].Should().Be("service_healthy");
        _sandbox.Ports.Should().Equal("127.0.0.1:5080:5080");
    }

    [Fact]
    public void The_sandbox_finds_the_shop()
    {
        var address = new Uri(_sandbox.Environment["BALOAN_SANDBOX_CALLBACK_URL"]);

        ComposeFile.Read().Services.Should().ContainKey(address.Host);
        _shop.Ports.Should().Contain(port => port.EndsWith($":{address.Port}", StringComparison.Ordinal));
        address.AbsolutePath.Should().Be("/baloan/callbacks");
    }

    [Fact]
    public void Its_volume_is_declared() =>
        ComposeFile.Read().Volumes.Keys.Should().Equal(_sandbox.Volumes.Select(volume => volume.Split(':')[0]));

    [Fact]
    public async Task Every_variable_of_the_sandbox_is_documented()
    {
        var page = await File.ReadAllTextAsync(Repository.PathOf("docs/sandbox.md"), TestContext.Current.CancellationToken);

        _sandbox.Environment.Keys.Should().OnlyContain(name => page.Contains($"`{name}`", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_shows_the_file() =>
        DocumentedCode.Blocks("docs/sandbox.md", "compose", "yaml").Should().Equal(
            await File.ReadAllTextAsync(Repository.PathOf(ComposeFile.Page), TestContext.Current.CancellationToken));
}
