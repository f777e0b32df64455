using Baloan.Sdk.Tests.Gateway;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Baloan.Sdk.Tests.Privacy;

/// <summary>Nothing personal and no secret appears anywhere but on the wire, and in what a caller asks for by <c>Value</c> or <c>RawBody</c>.</summary>
[Collection(nameof(Ear))]
public sealed class LeakTests : IDisposable
{
    private static readonly TimeSpan Impatient = TimeSpan.FromMilliseconds(400);

    private static readonly BaloanOperation OwnChange = BaloanOperation.Change(HttpMethod.Put, "loan/{uuid}/address/");

    private readonly Ear _ear = new();

    public static TheoryData<string> ScenarioNames => [.. Scenarios.All.Keys];

    [Theory]
    [MemberData(nameof(ScenarioNames))]
    public async Task No_operation_leaks(string scenario)
    {
        foreach (var behaviour in Scenarios.All[scenario])
        {
            using var gateway = new LoopbackGateway(behaviour);
            await DriveAsync(gateway, Scenarios.Stalls.Contains(scenario) ? Impatient : Patience.Limit);
        }

        _ear.Heard.Should().Contain(heard => heard.Source == "log", "the log must be heard for its silence to count");
        Leaks().Should().BeEmpty();
    }

    [Fact]
    public async Task The_ear_hears_logs_activities_metrics_and_network_events()
    {
        using var gateway = new LoopbackGateway(Scenarios.All["success"][0]);

        await DriveAsync(gateway, Patience.Limit);

        _ear.Heard.Select(heard => heard.Source).Distinct().Should().Contain(
        [
            "log", "log state", "result", "activity Baloan.Sdk", "metric Baloan.Sdk",
            "activity System.Net.Http", "metric System.Net.Http", "event System.Net.Http", "event System.Net.Sockets",
        ]);
    }

    [Fact]
    public async Task On_the_wire_everything_is_there()
    {
        using var gateway = new LoopbackGateway(Scenarios.All["success"][0]);

        await DriveAsync(gateway, Patience.Limit);

        var wire = Uri.UnescapeDataString(string.Join('\n', gateway.Wire));
        wire.Should().ContainAll(
            Secrets.Username, Secrets.Password, Secrets.Access, Secrets.Otp, Secrets.Phone, Secrets.NationalId, Secrets.BirthDate, Secrets.UrlSecret);
    }

    [Fact]
    public void No_text_of_a_public_type_leaks()
    {
        foreach (var instance in PublicInstances.All)
        {
            _ear.Hear(instance.GetType().Name, instance.ToString());
            _ear.Hear(instance.GetType().Name, $"{instance}");
        }

        Leaks().Should().BeEmpty();
    }

    [Fact]
    public void Every_public_type_that_has_a_text_is_looked_at()
    {
        var looked = PublicInstances.All.Select(instance => instance.GetType());

        PublicInstances.Types.Should().BeSubsetOf(looked);
    }

    [Fact]
    public void No_refused_input_leaks()
    {
        foreach (var refused in RefusedInputs.All)
        {
            _ear.Hear(Record.Exception(refused) ?? throw new InvalidOperationException("An input that must be refused was taken."));
        }

        Leaks().Should().BeEmpty();
    }

    [Fact]
    public async Task No_refused_request_leaks()
    {
        using var gateway = new LoopbackGateway(Scenarios.All["success"][0]);
        using var services = ServicesFor(gateway, Patience.Limit);
        var contracts = services.GetRequiredService<IBaloanClient>().Contracts;

        foreach (var otp in new[] { Secrets.Phone, Secrets.Otp + "x", Secrets.Name })
        {
            _ear.Hear(await Record.ExceptionAsync(() => contracts.SignAsync(TestClient.LoanId, otp, TestContext.Current.CancellationToken)) ?? throw new InvalidOperationException("It was taken."));
        }

        var insecure = new LoanContract { File = new ContractFile { Url = new Uri($"http://files.invalid/c.pdf?s={Secrets.UrlSecret}") } };
        _ear.Hear(await Record.ExceptionAsync(() => contracts.DownloadAsync(insecure, Stream.Null, TestContext.Current.CancellationToken)) ?? throw new InvalidOperationException("It was taken."));

        Leaks().Should().BeEmpty();
    }

    public void Dispose() => _ear.Dispose();

    private IEnumerable<string> Leaks() =>
        from heard in _ear.Heard
        from secret in Secrets.All
        where heard.Text.Contains(secret, StringComparison.OrdinalIgnoreCase)
        select $"{heard.Source}: '{secret}' in: {heard.Text}";

    private ServiceProvider ServicesFor(LoopbackGateway gateway, TimeSpan timeout)
    {
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(_ear);
        services.AddBaloanClient(options =>
        {
            options.BaseAddress = gateway.Address;
            options.Username = Secrets.Username;
            options.Password = Secrets.Password;
            options.BePatient();
            options.Timeout = timeout;
            options.Retry.BaseDelay = TimeSpan.FromMilliseconds(1);
            options.Retry.MaxRetries = 1;
            options.ContractPollInterval = TimeSpan.FromMilliseconds(5);
        });
        return services.BuildServiceProvider();
    }

    private async Task DriveAsync(LoopbackGateway gateway, TimeSpan timeout)
    {
        await using var services = ServicesFor(gateway, timeout);
        var client = services.GetRequiredService<IBaloanClient>();
        await Task.WhenAll(Operations(client, gateway).Select(HearAsync));
    }

    private async Task HearAsync(Func<Task<object?>> operation)
    {
        try
        {
            _ear.Hear("result", await operation());
        }
        catch (Exception exception)
        {
            _ear.Hear(exception);
        }
    }

    private static IEnumerable<Func<Task<object?>>> Operations(IBaloanClient client, LoopbackGateway gateway)
    {
        var arguments = new OperationArguments
        {
            LoanId = TestClient.LoanId,
            LoanRequest = PublicInstances.LoanRequest,
            Otp = Secrets.Otp,
            ContractFile = new Uri(gateway.Address, $"files/c.pdf?s={Secrets.UrlSecret}"),
        };
        return
        [
            .. ClientOperation.All.Select(name => (Func<Task<object?>>)(() => ResultOf(ClientOperation.CallAsync(client, name, arguments, CancellationToken.None)))),
            () => WithinAsync(TimeSpan.FromMilliseconds(20), async token => await client.Contracts.WaitForAsync(TestClient.LoanId, token)),
            () => WithinAsync(TimeSpan.FromMilliseconds(1), async token => await client.Policies.ListAsync(token)),
            async () => (await client.SendAsync(OwnChange.For(TestClient.LoanId).WithContent(PersonalContent()), OwnJson.Default.JsonElement)).ValueKind,
            () => ResultOf(client.SendAsync(OwnChange.For(TestClient.LoanId).WithContent(PersonalContent()))),
        ];
    }

    private static StringContent PersonalContent() => new($$"""{"name":"{{Secrets.Name}}","phone":"{{Secrets.Phone}}"}""", System.Text.Encoding.UTF8, "application/json");

    private static async Task<object?> ResultOf(Task operation)
    {
        await operation;
        var result = operation.GetType().GetProperty("Result")?.GetValue(operation);
        return result is IEnumerable<object> several ? string.Join(' ', several) : result;
    }

    private static async Task<object?> WithinAsync(TimeSpan time, Func<CancellationToken, Task<object?>> operation)
    {
        using var caller = new CancellationTokenSource(time);
        return await operation(caller.Token);
    }
}
