using System.Text.Json;
using Baloan.Samples.Worker;
using Baloan.Sandbox;
using Baloan.Sdk;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Baloan.Partner.Tests.Worker;

/// <summary>The sample's worker with a table of its own, a sandbox and a clock that stands still.</summary>
internal sealed class WorkerScene : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("baloan-worker-");
    private readonly ServiceProvider _services;

    private WorkerScene(BaloanSandbox sandbox, string? password, DelegatingHandler handler)
    {
        Sandbox = sandbox;
        Jobs = new LoanJobs(TablePath);
        var services = new ServiceCollection();
        services.AddBaloanClient(options =>
        {
            options.BaseAddress = sandbox.BaseAddress;
            options.Username = sandbox.Username;
            options.Password = password ?? sandbox.Password;
            options.Timeout = options.AttemptTimeout = TimeSpan.FromMinutes(5);
            options.Token.Timeout = options.Token.AttemptTimeout = TimeSpan.FromMinutes(5);
            options.Retry.MaxRetries = 0;
        }).HttpClientBuilder.AddHttpMessageHandler(() => handler);
        _services = services.BuildServiceProvider();
        Worker = NewWorker();
    }

    public BaloanSandbox Sandbox { get; }

    public string TablePath => Path.Combine(_folder.FullName, "loans.db");

    public LoanJobs Jobs { get; }

    public LoanWorker Worker { get; }

    public FakeTimeProvider Time { get; } = new(DateTimeOffset.UnixEpoch.AddYears(56));

    public JobState State => Jobs.List()[^1].State;

    public static CreateLoanRequest Request => new()
    {
        PhoneNumber = PhoneNumber.Parse("09121110001"),
        NationalIdentifier = NationalId.ParseIranian("0012345679"),
        BirthDate = new BirthDate(1999, 2, 14),
        Amount = Toman.FromMillions(10),
        LoanDue = 12,
        StoreId = 1,
    };

    public static async Task<WorkerScene> StartAsync(string? password = null, HeldLoans? held = null) =>
        new(await BaloanSandbox.StartAsync(cancellationToken: TestContext.Current.CancellationToken), password, held ?? (DelegatingHandler)new PassingHandler());

    public LoanWorker NewWorker() => new(_services.GetRequiredService<IBaloanClient>(), Jobs, Time, NullLogger<LoanWorker>.Instance);

    /// <summary>Adds a request and lets the worker try it once.</summary>
    public Task<TimeSpan> TryAsync(string? request = null)
    {
        Jobs.Add(request ?? JsonSerializer.Serialize(Request));
        return Worker.RunOnceAsync();
    }

    public async ValueTask DisposeAsync()
    {
        // A worker that was not waited for still writes what came of its loan.
        if (Worker.ExecuteTask is { } running)
        {
            await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }

        await _services.DisposeAsync();
        await Sandbox.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
