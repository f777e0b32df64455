using System.Collections.Concurrent;
using System.Globalization;
using Baloan.Sandbox;
using Baloan.Sdk.Smoke;
using Baloan.Sdk.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk.Tests.Crashes;

/// <summary>A gateway, a database and the nodes that share them.</summary>
internal sealed class CrashScene : IAsyncDisposable
{
    private const int CallbackAttempts = 10_000;

    private readonly TestDatabase _database;
    private readonly ServiceProvider _services;
    private readonly ConcurrentDictionary<NodeProcess, bool> _nodes = new();

    private CrashScene(TestDatabase database, BaloanSandbox sandbox)
    {
        _database = database;
        Sandbox = sandbox;
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddDbContext<NodeDatabase>(database.Use);
        services.AddBaloanClient(options =>
        {
            options.BaseAddress = sandbox.BaseAddress;
            options.Username = sandbox.Username;
            options.Password = sandbox.Password;
        }).UseLoanBook<NodeDatabase>(options => options.FingerprintKey = "the key of the marks of all nodes");
        _services = services.BuildServiceProvider();
    }

    public BaloanSandbox Sandbox { get; }

    /// <summary>The steps at which nodes have died.</summary>
    public ConcurrentBag<Step> Deaths { get; } = [];

    public ILoanBook Book => _services.GetRequiredService<ILoanBook>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<CrashScene> StartAsync(TestDatabase database, int callbackAttempts = CallbackAttempts)
    {
        var sandbox = await BaloanSandbox.StartAsync(
            options =>
            {
                options.CallbackAttempts = callbackAttempts;
                options.CallbackPause = TimeSpan.FromMilliseconds(50);
            },
            Cancellation);
        var scene = new CrashScene(database, sandbox);
        await scene.ReadAsync(context => context.Database.EnsureCreatedAsync(Cancellation));
        return scene;
    }

    /// <summary>The order of a loan: its number is in the applicant's phone number.</summary>
    public static string ReferenceOf(SandboxLoan loan) =>
        string.Create(CultureInfo.InvariantCulture, $"order-{int.Parse(loan.PhoneNumber[2..], CultureInfo.InvariantCulture)}");

    public async Task<T> ReadAsync<T>(Func<NodeDatabase, Task<T>> read)
    {
        await using var scope = _services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<NodeDatabase>());
    }

    /// <summary>Starts a node, to which the gateway calls back from now on.</summary>
    public async Task<NodeProcess> StartNodeAsync(NodeSettings settings)
    {
        var node = await NodeProcess.StartAsync(_database, Sandbox, settings);
        _nodes[node] = true;
        Sandbox.Callbacks.SendTo(node.CallbackUrl, NodeProcess.Secret);
        return node;
    }

    /// <summary>
    /// Has the gateway call back to another node than one that has ended, and lets the leases on call backs end: its own, which would
    /// take minutes, and those of the nodes that live, whose handlers must then have no effect.
    /// </summary>
    public async Task LeaveAsync(NodeProcess node)
    {
        _nodes.TryRemove(node, out _);
        if (_nodes.Keys.FirstOrDefault() is { } other)
        {
            Sandbox.Callbacks.SendTo(other.CallbackUrl, NodeProcess.Secret);
        }

        await EndLeasesOfCallbacksAsync();
    }

    /// <summary>Has the gateway call back for as long as the nodes work: of the loans that there are, each time with a state of its own.</summary>
    public async Task CallBackDuringAsync(Task work)
    {
        var random = new Random(3);
        for (var number = 1; !work.IsCompleted; number++)
        {
            var loans = Sandbox.Loans;
            var loan = loans.Count == 0 ? Guid.NewGuid() : loans[random.Next(loans.Count)].Id;
            Sandbox.Callbacks.Send(loan, string.Create(CultureInfo.InvariantCulture, $"state-{number}"));
            await Task.WhenAny(work, Task.Delay(TimeSpan.FromMilliseconds(50), Cancellation));
        }

        await work;
    }

    public Task DeliveredAllAsync() => UntilAsync(
        () => Task.FromResult(Sandbox.Callbacks.All.All(callback => callback.Status != SandboxCallbackStatus.Pending)), "all call backs are delivered");

    /// <summary>Lets the leases of all requests and call backs that nodes left behind end.</summary>
    public async Task EndLeasesAsync()
    {
        await ReadAsync(context => context.Set<BookedLoan>().Where(line => line.Status == LoanBookStatus.Opening)
            .ExecuteUpdateAsync(set => set.SetProperty(line => EF.Property<DateTime>(line, "LeaseEndsAt"), line => line.AttemptedAt), Cancellation));
        await EndLeasesOfCallbacksAsync();

        // Whoever asks for what is unknown finds the requests whose lease is over.
        await Book.UnsettledAsync(Cancellation);
    }

    /// <summary>Settles every unknown line as a person does who asks the gateway.</summary>
    public async Task SettleAllAsync()
    {
        var loans = Sandbox.Loans.ToDictionary(ReferenceOf, loan => loan.Id);
        foreach (var line in await Book.UnsettledAsync(Cancellation))
        {
            await (loans.TryGetValue(line.Reference, out var loanId)
                ? Book.SettleAsOpenedAsync(line.Reference, loanId, Cancellation)
                : Book.SettleAsNotOpenedAsync(line.Reference, Cancellation));
        }
    }

    /// <summary>Waits until the inbox has handled what need not wait for a person.</summary>
    public Task HandledAllAsync() => UntilAsync(
        async () => await ReadAsync(context => context.Set<StoredCallback>()
            .Where(callback => callback.HandledAt == null)
            .AllAsync(callback => !context.Set<BookedLoan>().Any(line => line.LoanId == callback.LoanId)
                && context.Set<BookedLoan>().Any(line => line.Status == LoanBookStatus.Unknown || line.Status == LoanBookStatus.Opening), Cancellation)),
        "all call backs are handled");

    /// <summary>Every change that was answered with 2xx had its effect once, and no change had it twice.</summary>
    public async Task ShouldHaveHadEachEffectOnceAsync()
    {
        var effects = await ReadAsync(context => context.Effects.ToListAsync(Cancellation));
        var delivered = Sandbox.Callbacks.All.Where(callback => callback.Status == SandboxCallbackStatus.Delivered).Select(callback => (callback.LoanId, callback.State));
        var had = effects.Select(effect => (effect.LoanId, effect.State)).ToList();

        had.Should().OnlyHaveUniqueItems("no change has its effect twice");
        delivered.Except(had).Should().BeEmpty("no change that was answered is lost");
    }

    private Task<int> EndLeasesOfCallbacksAsync() => ReadAsync(context => context.Set<StoredCallback>().Where(callback => callback.HandledAt == null)
        .ExecuteUpdateAsync(set => set.SetProperty(callback => EF.Property<DateTime?>(callback, "LeaseEndsAt"), DateTime.UnixEpoch), Cancellation));

    public static async Task UntilAsync(Func<Task<bool>> isSo, string what)
    {
        var begin = TimeProvider.System.GetTimestamp();
        while (!await isSo())
        {
            TimeProvider.System.GetElapsedTime(begin).Should().BeLessThan(Patience.Limit, what);
            await Task.Delay(TimeSpan.FromMilliseconds(50), Cancellation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Sandbox.DisposeAsync();
        await _services.DisposeAsync();
    }
}
