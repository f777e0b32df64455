using Baloan.Sdk.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Baloan.Sdk.Tests.Inbox;

/// <summary>How the inbox is registered, and what is found at the start.</summary>
public sealed class RegistrationTests(TestDatabases databases)
{
    [Theory]
    [InlineData("retry")]
    [InlineData("pool")]
    [InlineData("factory")]
    public async Task Handler_and_mark_share_the_context_however_it_is_registered(string registration)
    {
        await using var world = await InboxWorld.StartAsync(databases, DatabaseKind.Postgres);
        var connection = world.Book.Database.Connection;
        var services = new ServiceCollection().AddLogging().AddSingleton(world.Deeds);
        _ = registration switch
        {
            "retry" => services.AddDbContext<OrderDatabase>(options => options.UseNpgsql(connection, npgsql => npgsql.EnableRetryOnFailure())),
            "pool" => services.AddDbContextPool<OrderDatabase>(options => options.UseNpgsql(connection)),
            _ => services.AddDbContextFactory<OrderDatabase>(options => options.UseNpgsql(connection)),
        };
        services.AddBaloanCallbacks<InboxHandler>(options => options.Secrets = [InboxWorld.Secret]).UseInbox<OrderDatabase>();
        services.AddHealthChecks().AddBaloanBook();
        await using var node = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
        world.Deeds.OnHandle = async (_, context, database, token) =>
        {
            await database.SaveChangesAsync(token);
            if (context.Attempt == 1)
            {
                throw new InvalidOperationException("the handler fails");
            }
        };
        var loan = Guid.NewGuid();
        await InboxWorld.StoreAsync(node, loan, LoanState.Created);
        await InboxWorld.RunAsync(node);
        await world.FailedAsync(loan, 1);
        (await world.EffectsAsync(loan)).Should().BeEmpty();
        await world.EndPausesAsync();
        await InboxWorld.StoreAsync(node, Guid.NewGuid(), LoanState.Created);
        await world.HandledAsync(1);
        await InboxWorld.StopAsync(node);

        (await world.EffectsAsync(loan)).Should().ContainSingle().Which.Value.Should().Be(1);
    }

    [Fact]
    public async Task Dead_letters_are_seen_by_the_health_check_without_a_loan_book_as_well()
    {
        await using var world = await InboxWorld.StartAsync(databases, DatabaseKind.Sqlite);
        world.Deeds.OnHandle = (_, _, _, _) => throw new InvalidOperationException("the handler fails");
        var node = world.Book.EmptyNode(services =>
        {
            services.AddSingleton(world.Deeds);
            services.AddBaloanCallbacks<InboxHandler>(options => options.Secrets = [InboxWorld.Secret]).UseInbox<OrderDatabase>(options => options.MaxAttempts = 1);
            services.AddHealthChecks().AddBaloanBook();
        });
        var health = node.GetRequiredService<HealthCheckService>();
        (await health.CheckHealthAsync(TestContext.Current.CancellationToken)).Status.Should().Be(HealthStatus.Healthy);
        var loan = Guid.NewGuid();
        await InboxWorld.StoreAsync(node, loan, LoanState.Created);
        await InboxWorld.RunAsync(node);
        await world.FailedAsync(loan, 1);
        await InboxWorld.StopAsync(node);

        (await health.CheckHealthAsync(TestContext.Current.CancellationToken)).Status.Should().Be(HealthStatus.Degraded);
    }

    [Fact]
    public async Task A_model_without_the_tables_is_named_at_the_start()
    {
        await using var world = await InboxWorld.StartAsync(databases, DatabaseKind.Sqlite);
        var node = world.Book.EmptyNode(services =>
        {
            services.AddSingleton(world.Deeds);
            services.AddDbContext<EmptyDatabase>(world.Book.Database.Use);
            services.AddBaloanCallbacks<InboxHandler>(options => options.Secrets = [InboxWorld.Secret]).UseInbox<EmptyDatabase>();
        });

        await FluentActions.Awaiting(() => InboxWorld.RunAsync(node)).Should().ThrowAsync<InvalidOperationException>().WithMessage("EmptyDatabase*AddBaloan()*");
    }

    public static TheoryData<string, Action<CallbackInboxOptions>> Wrong => new()
    {
        { "MaxAttempts", options => options.MaxAttempts = 0 },
        { "MaxConcurrency", options => options.MaxConcurrency = 101 },
        { "BaseDelay", options => options.BaseDelay = TimeSpan.Zero },
        { "MaxDelay", options => options.MaxDelay = TimeSpan.FromSeconds(1) },
        { "PollInterval", options => options.PollInterval = TimeSpan.Zero },
        { "LeaseTime", options => options.LeaseTime = TimeSpan.FromSeconds(65) },
        { "KeepHandled", options => options.KeepHandled = TimeSpan.FromHours(1) },
        { "KeepHandled", options => options.KeepHandled = TimeSpan.MaxValue },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void A_setting_that_cannot_work_is_named(string name, Action<CallbackInboxOptions> set)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddDbContext<OrderDatabase>();
        services.AddBaloanCallbacks<InboxHandler>(options => options.Secrets = [InboxWorld.Secret]).UseInbox<OrderDatabase>(set);
        using var node = services.BuildServiceProvider();

        node.Invoking(it => it.GetRequiredService<IStartupValidator>().Validate()).Should().Throw<OptionsValidationException>().WithMessage($"*{name}*");
    }

    public sealed class EmptyDatabase(DbContextOptions<EmptyDatabase> options) : DbContext(options);
}
