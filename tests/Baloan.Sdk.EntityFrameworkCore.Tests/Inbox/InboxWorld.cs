using System.Collections.Concurrent;
using Baloan.Sandbox;
using Baloan.Sdk.Tests.Book;
using Baloan.Sdk.Tests.Databases;
using Baloan.Sdk.Tests.Settling;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Baloan.Sdk.Tests.Inbox;

/// <summary>Nodes of an application with an inbox in one database, and what their handlers do.</summary>
internal sealed class InboxWorld : IAsyncDisposable
{
    public const string Secret = "first-secret-0123456789";

    private readonly BookWorld _world;

    private InboxWorld(BookWorld world) => _world = world;

    public BookWorld Book => _world;

    public BaloanSandbox Sandbox => _world.Sandbox;

    public InboxDeeds Deeds { get; } = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<InboxWorld> StartAsync(TestDatabases databases, DatabaseKind kind) => new(await BookWorld.StartAsync(databases, kind));

    /// <summary>A node, whose worker does not run yet.</summary>
    public ServiceProvider Node(
        Action<CallbackInboxOptions>? inbox = null, Action<BaloanCallbackOptions>? callbacks = null, Action<IServiceCollection>? more = null) =>
        _world.EmptyNode(services =>
        {
            services.AddSingleton(Deeds);
            services.AddBaloanClient(_world.UseSandbox).UseLoanBook<OrderDatabase>(options => options.FingerprintKey = BookWorld.FingerprintKey);
            services.AddBaloanCallbacks<InboxHandler>(options =>
            {
                options.Secrets = [Secret];
                callbacks?.Invoke(options);
            }).UseInbox<OrderDatabase>(options =>
            {
                options.PollInterval = TimeSpan.FromMilliseconds(100);
                inbox?.Invoke(options);
            });
            more?.Invoke(services);
        });

    public static Task<bool> StoreAsync(IServiceProvider node, Guid loanId, LoanState state, string? reason = null, string? partner = null) =>
        node.GetRequiredService<IBaloanCallbackStore>().StoreAsync(new LoanCallback { LoanId = loanId, State = state, Reason = reason }, partner, Cancellation);

    public static IHostedService WorkerOf(IServiceProvider node) => node.GetServices<IHostedService>().Single(service => service.GetType().Name == "InboxWorker");

    public static Task RunAsync(IServiceProvider node) => WorkerOf(node).StartAsync(Cancellation);

    public static Task StopAsync(IServiceProvider node) => WorkerOf(node).StopAsync(Cancellation);

    /// <summary>Waits until a row is as it should be.</summary>
    public Task UntilAsync(Func<OrderDatabase, Task<bool>> isSo) => SettlingWorld.UntilAsync(async () =>
    {
        var result = false;
        await _world.InDatabaseAsync(async context => result = await isSo(context));
        return result;
    });

    /// <summary>Waits until as many call backs are handled.</summary>
    public Task HandledAsync(int count) => UntilAsync(async context => await context.Callbacks.CountAsync(callback => callback.HandledAt != null, Cancellation) >= count);

    public Task FailedAsync(Guid loanId, int failures) => UntilAsync(context => context.Callbacks.AnyAsync(
        callback => callback.LoanId == loanId && callback.Failures == failures && EF.Property<Guid?>(callback, "LeaseId") == null, Cancellation));

    public async Task<T> ReadAsync<T>(Func<OrderDatabase, Task<T>> read)
    {
        T result = default!;
        await _world.InDatabaseAsync(async context => result = await read(context));
        return result;
    }

    /// <summary>Lets the pause of what has failed, or waits, be over.</summary>
    public Task EndPausesAsync() => _world.InDatabaseAsync(context => context.Callbacks
        .Where(callback => EF.Property<DateTime?>(callback, "DueAt") != null)
        .ExecuteUpdateAsync(set => set.SetProperty(callback => EF.Property<DateTime?>(callback, "DueAt"), (DateTime?)new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc))));

    /// <summary>Lets the leases of all runs be over.</summary>
    public Task EndLeasesAsync() => _world.InDatabaseAsync(context => context.Callbacks
        .Where(callback => EF.Property<Guid?>(callback, "LeaseId") != null)
        .ExecuteUpdateAsync(set => set.SetProperty(callback => EF.Property<DateTime?>(callback, "LeaseEndsAt"), (DateTime?)new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc))));

    /// <summary>How often call backs of a loan had an effect, by state.</summary>
    public Task<Dictionary<string, int>> EffectsAsync(Guid loanId) => ReadAsync(async context => (await context.Orders
        .Where(order => order.Id.StartsWith(loanId.ToString())).ToListAsync(Cancellation)).ToDictionary(order => order.Id.Split(':')[1], order => order.Effects));

    public ValueTask DisposeAsync() => _world.DisposeAsync();
}

/// <summary>What the handlers of all nodes did, and what they are to do.</summary>
internal sealed class InboxDeeds
{
    /// <summary>Runs in the handler, after it has written; what it throws, the handler throws.</summary>
    public Func<LoanCallback, BaloanCallbackContext, OrderDatabase, CancellationToken, Task> OnHandle { get; set; } = (_, _, _, _) => Task.CompletedTask;

    /// <summary>Every run, in the order of their beginning.</summary>
    public ConcurrentQueue<(LoanCallback Callback, BaloanCallbackContext Context)> Runs { get; } = new();

    public IEnumerable<LoanState> StatesOf(Guid loanId) => Runs.Where(run => run.Callback.LoanId == loanId).Select(run => run.Callback.State);
}

/// <summary>Writes one effect for each run, and leaves it to the inbox to save it.</summary>
internal sealed class InboxHandler(OrderDatabase database, InboxDeeds deeds) : IBaloanCallbackHandler
{
    public async Task HandleAsync(LoanCallback callback, BaloanCallbackContext context, CancellationToken cancellationToken)
    {
        deeds.Runs.Enqueue((callback, context));
        var id = $"{callback.LoanId}:{callback.State}";
        var order = await database.Orders.FindAsync([id], cancellationToken) ?? database.Add(new Order { Id = id }).Entity;
        order.Effects++;
        await deeds.OnHandle(callback, context, database, cancellationToken);
    }
}
