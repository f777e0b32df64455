using Baloan.Sandbox;

namespace Baloan.Cli.Tests.Support;

/// <summary>A sandbox of this process, which the program drives and calls.</summary>
internal sealed class GatewayScene : IAsyncDisposable
{
    public const string Phone = "09123456789";
    public const string National = "0010350829";
    public const string Birth = "1990-05-17";

    private GatewayScene(BaloanSandbox sandbox) => Sandbox = sandbox;

    public BaloanSandbox Sandbox { get; }

    public static async Task<GatewayScene> StartAsync(Action<BaloanSandboxOptions>? configure = null) =>
        new(await BaloanSandbox.StartAsync(options => configure?.Invoke(options), TestContext.Current.CancellationToken));

    /// <summary>Drives the sandbox.</summary>
    public Task<ToolRun> ControlAsync(params string[] arguments) => Tool.RunAsync(["sandbox", .. arguments, "--at", Sandbox.BaseAddress.AbsoluteUri]);

    /// <summary>Calls the gateway.</summary>
    public Task<ToolRun> CallAsync(params string[] arguments) => Tool.RunAsync(
        new Dictionary<string, string> { ["BALOAN_PASSWORD"] = Sandbox.Password },
        [.. arguments, "--gateway", Sandbox.BaseAddress.AbsoluteUri, "--username", Sandbox.Username]);

    /// <summary>Opens a loan for the applicant of these tests.</summary>
    public Task<ToolRun> OpenAsync(params string[] more) => CallAsync(
        ["loan", "open", "--phone-number", Phone, "--national-identifier", National, "--birth-date", Birth, "--amount", "10000000", "--months", "12", "--store", "1", "--json", .. more]);

    public async Task<Guid> OpenedAsync() => (await OpenAsync("--yes")).ShouldBeDone().Json.GetProperty("id").GetGuid();

    public ValueTask DisposeAsync() => Sandbox.DisposeAsync();
}
