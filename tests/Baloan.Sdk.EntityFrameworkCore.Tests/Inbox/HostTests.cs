using System.Globalization;
using System.Net;
using System.Text;
using Baloan.Sdk.Tests.Book;
using Baloan.Sdk.Tests.Databases;
using Baloan.Sdk.Tests.Settling;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Baloan.Sdk.Tests.Inbox;

/// <summary>An application with endpoint, inbox and book, as a partner runs it.</summary>
public sealed class HostTests(TestDatabases databases)
{
    private const string Words = "Sara of 0912 345 67 89 has no income";

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_loan_goes_from_the_sandbox_through_endpoint_and_inbox_to_its_order(DatabaseKind kind)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo("fa-IR");
        await using var world = await InboxWorld.StartAsync(databases, kind);
        await using var app = await StartAsync(world, world.Book.Database.Use);
        world.Sandbox.Callbacks.SendTo(new Uri($"{app.Urls.First()}/baloan/callbacks"), InboxWorld.Secret);
        var runs = 0;
        world.Deeds.OnHandle = (_, _, _, _) => Interlocked.Increment(ref runs) == 1 ? throw new InvalidOperationException("the handler fails") : Task.CompletedTask;

        var loan = await app.Services.GetRequiredService<ILoanBook>().OpenAsync("order-1", BookWorld.RequestOf(1), TestContext.Current.CancellationToken);
        await world.FailedAsync(loan.Id, 1);
        await world.EndPausesAsync();
        await world.HandledAsync(1);
        await world.Sandbox.MoveAsync(loan.Id, Sandbox.SandboxLoanState.Canceled, Words);
        await world.HandledAsync(2);
        await app.StopAsync(TestContext.Current.CancellationToken);

        world.Deeds.Runs.Should().OnlyContain(run => run.Context.Reference == "order-1");
        world.Deeds.Runs.Last().Callback.Reason.Should().Be(Words);
        (await world.EffectsAsync(loan.Id)).Should().HaveCount(2).And.OnlyContain(effect => effect.Value == 1);
        (await world.Book.LineAsync("order-1")).State.Should().Be(LoanState.Canceled);
        world.Book.Logs.Lines.Should().NotContain(line => line.Text.Contains("Sara", StringComparison.Ordinal) || line.Text.Contains(InboxWorld.Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task While_the_database_is_down_the_gateway_is_asked_to_repeat_and_the_worker_says_so_once()
    {
        await using var world = await InboxWorld.StartAsync(databases, DatabaseKind.Sqlite);
        var folder = Path.Combine(Path.GetTempPath(), $"baloan-{Guid.NewGuid():N}");
        var source = new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "shop.db"), Pooling = false }.ConnectionString;
        await using var app = await StartAsync(world, options => options.UseSqlite(source));
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        Task<HttpResponseMessage> PostAsync(string body) => client.PostAsync(
            $"/baloan/callbacks/{InboxWorld.Secret}", new StringContent(body, Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);
        var loan = Guid.NewGuid();
        var body = $$"""{"uuid":"{{loan}}","state":"canceled","reason":"{{Words}}"}""";

        using var down = await PostAsync(body);
        (down.StatusCode, down.Headers.RetryAfter is not null).Should().Be((HttpStatusCode.ServiceUnavailable, true));
        using var unreadable = await PostAsync("{");
        unreadable.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        await SettlingWorld.UntilAsync(() => Task.FromResult(world.Book.Logs.Lines.Any(line => line.EventId == 2305)));

        Directory.CreateDirectory(folder);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<OrderDatabase>().Database.EnsureCreatedAsync(TestContext.Current.CancellationToken);
        }

        using var up = await PostAsync(body);
        up.StatusCode.Should().Be(HttpStatusCode.OK);
        await SettlingWorld.UntilAsync(async () =>
        {
            await using var scope = app.Services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<OrderDatabase>().Callbacks.AnyAsync(callback => callback.HandledAt != null, TestContext.Current.CancellationToken);
        });
        await app.StopAsync(TestContext.Current.CancellationToken);
        Directory.Delete(folder, recursive: true);

        world.Deeds.Runs.Should().ContainSingle();
        world.Book.Logs.Lines.Count(line => line.EventId == 2305).Should().Be(1);
        world.Book.Logs.Lines.Count(line => line.EventId == 2306).Should().Be(1);
        world.Book.Logs.Lines.Should().NotContain(line => line.Text.Contains("Sara", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Handled_call_backs_are_removed_once_they_are_old_and_dead_letters_stay(DatabaseKind kind)
    {
        await using var world = await InboxWorld.StartAsync(databases, kind);
        var (old, fresh, dead) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await world.Book.AddAsync(context =>
        {
            context.AddCallback(old, LoanState.Paid, ("HandledAt", SettlingWorld.Now.AddDays(-3)));
            context.AddCallback(fresh, LoanState.Paid, ("HandledAt", SettlingWorld.Now.AddDays(-1)));
            context.AddCallback(dead, LoanState.Paid, ("HandledAt", null), ("DeadAt", SettlingWorld.Now.AddDays(-9)));
        });
        var node = world.Node(inbox => inbox.KeepHandled = TimeSpan.FromDays(2));
        await InboxWorld.RunAsync(node);
        await world.UntilAsync(async context => !await context.Callbacks.AnyAsync(callback => callback.LoanId == old, TestContext.Current.CancellationToken));
        await InboxWorld.StopAsync(node);

        (await world.ReadAsync(context => context.Callbacks.Select(callback => callback.LoanId).ToListAsync(TestContext.Current.CancellationToken))).Should().BeEquivalentTo([fresh, dead]);
    }

    private static async Task<WebApplication> StartAsync(InboxWorld world, Action<DbContextOptionsBuilder> use)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(world.Book.Logs);
        builder.Services.AddSingleton(world.Deeds);
        builder.Services.AddDbContext<OrderDatabase>(use);
        builder.Services.AddBaloanClient(world.Book.UseSandbox).UseLoanBook<OrderDatabase>(options => options.FingerprintKey = BookWorld.FingerprintKey);
        builder.Services.AddBaloanCallbacks<InboxHandler>(options => options.Secrets = [InboxWorld.Secret])
            .UseInbox<OrderDatabase>(options => options.PollInterval = TimeSpan.FromMilliseconds(100));
        var app = builder.Build();
        app.MapBaloanCallbacks("/baloan/callbacks");
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }
}
