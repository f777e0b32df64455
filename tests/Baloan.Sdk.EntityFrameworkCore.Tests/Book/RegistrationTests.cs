using Baloan.Sdk.Tests.Databases;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Baloan.Sdk.Tests.Book;

public sealed class RegistrationTests(TestDatabases databases)
{
    [Theory]
    [InlineData("LeaseTime", "00:00:30", "Baloan:LoanBook:LeaseTime must be from 00:01:00 to 1.00:00:00, but is 00:00:30, read from \"00:00:30\"*")]
    [InlineData("LeaseTime", "00:02:39", "Baloan:LoanBook:LeaseTime must be at least a minute longer than the client's Timeout (00:01:40), but is 00:02:39*")]
    [InlineData("CandidateWindow", "31.00:00:00", "Baloan:LoanBook:CandidateWindow must be from 00:01:00 to 30.00:00:00, but is 31.00:00:00*")]
    [InlineData("FingerprintKey", "too-short-to-be-a-key", "Baloan:LoanBook:FingerprintKey must have at least 32 characters*openssl rand -hex 32*")]
    [InlineData("FingerprintKey", null, "Baloan:LoanBook:FingerprintKey is missing, and no data protection is registered*openssl rand -hex 32*AddDataProtection*")]
    public async Task A_setting_that_cannot_work_is_named_at_the_start(string setting, string? value, string sentence)
    {
        await using var world = await BookWorld.StartAsync(databases, DatabaseKind.Sqlite);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Baloan:LoanBook:FingerprintKey"] = BookWorld.FingerprintKey,
            [$"Baloan:LoanBook:{setting}"] = value,
        }).Build();
        await using var node = world.EmptyNode(services => services.AddBaloanClient(world.UseSandbox).UseLoanBook<OrderDatabase>(configuration));

        var refusal = node.GetRequiredService<IStartupValidator>().Invoking(validator => validator.Validate()).Should().Throw<OptionsValidationException>();

        refusal.Which.Failures.Should().ContainMatch(sentence);
        refusal.Which.Message.Should().NotContain("too-short-to-be-a-key");
    }

    [Fact]
    public async Task The_settings_of_a_named_client_stand_in_its_section()
    {
        await using var world = await BookWorld.StartAsync(databases, DatabaseKind.Sqlite);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Baloan:second:LoanBook:LeaseTime"] = "00:00:01" }).Build();
        await using var node = world.EmptyNode(services => services.AddBaloanClient("second", world.UseSandbox).UseLoanBook<OrderDatabase>(configuration));

        node.GetRequiredService<IStartupValidator>().Invoking(validator => validator.Validate()).Should().Throw<OptionsValidationException>()
            .Which.Failures.Should().ContainMatch("Client 'second': Baloan:second:LoanBook:LeaseTime must be from*");
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Named_clients_have_books_of_their_own_in_one_table(DatabaseKind kind)
    {
        await using var world = await BookWorld.StartAsync(databases, kind);
        await using var node = world.EmptyNode(services =>
        {
            services.AddBaloanClient(world.UseSandbox).UseLoanBook<OrderDatabase>(options => options.FingerprintKey = BookWorld.FingerprintKey);
            services.AddBaloanClient("second", world.UseSandbox).UseLoanBook<OrderDatabase>(options => options.FingerprintKey = BookWorld.FingerprintKey);
        });
        var (first, second) = (node.GetRequiredService<ILoanBook>(), node.GetRequiredKeyedService<ILoanBook>("second"));

        var one = await first.OpenAsync("order-1", BookWorld.RequestOf(1), TestContext.Current.CancellationToken);
        var other = await second.OpenAsync("order-1", BookWorld.RequestOf(2), TestContext.Current.CancellationToken);

        node.GetRequiredKeyedService<ILoanBook>("").Should().BeSameAs(first);
        (await second.FindAsync("order-1", TestContext.Current.CancellationToken)).Should().BeEquivalentTo(new { Partner = "second", LoanId = other.Id });
        (await second.FindByLoanAsync(one.Id, TestContext.Current.CancellationToken)).Should().BeNull();
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Each_partner_has_a_book_of_its_own_and_opens_by_its_own_client(DatabaseKind kind)
    {
        await using var world = await BookWorld.StartAsync(databases, kind, options => options.Partners = [new("acme", "a password"), new("zeta", "a password")]);
        await using var node = world.EmptyNode(services => services
            .AddBaloanClients<Partners>(options => options.BaseAddress = world.Sandbox.BaseAddress)
            .UseLoanBook<OrderDatabase>(options => options.FingerprintKey = BookWorld.FingerprintKey));
        var books = node.GetRequiredService<ILoanBookFactory>();

        await books.Get("acme").OpenAsync("order-1", BookWorld.RequestOf(1), TestContext.Current.CancellationToken);
        await books.Get("zeta").OpenAsync("order-1", BookWorld.RequestOf(2), TestContext.Current.CancellationToken);
        await books.Get("nobody").Invoking(book => book.OpenAsync("order-1", BookWorld.RequestOf(3), TestContext.Current.CancellationToken)).Should().ThrowAsync<BaloanPartnerNotFoundException>();

        world.Sandbox.Loans.Select(loan => loan.Partner).Should().Equal("acme", "zeta");
        (await books.Get("zeta").FindAsync("order-1", TestContext.Current.CancellationToken))!.LoanId.Should().Be(world.Sandbox.Loans[1].Id);
        await world.InDatabaseAsync(async context =>
            (await context.Loans.Select(loan => loan.Partner).ToListAsync(TestContext.Current.CancellationToken)).Should().BeEquivalentTo(["acme", "zeta"]));
        books.Invoking(it => it.Get("")).Should().Throw<ArgumentException>();
        books.Invoking(it => it.Get(new string('x', 201))).Should().Throw<ArgumentException>();
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Without_a_key_of_their_own_all_nodes_that_share_data_protection_agree_on_one(DatabaseKind kind)
    {
        await using var world = await BookWorld.StartAsync(databases, kind);
        var protection = new EphemeralDataProtectionProvider();
        var nodes = Enumerable.Range(0, 4).Select(_ => BookWorld.BookOf(Protected(world, protection))).ToArray();

        await Task.WhenAll(nodes.Select((book, number) => Task.Run(
            () => book.OpenAsync($"order-{number}", BookWorld.RequestOf(number), TestContext.Current.CancellationToken), TestContext.Current.CancellationToken)));
        world.Sandbox.Faults.Add(Sandbox.SandboxFault.DropBeforeWork().For(Sandbox.SandboxOperation.OpenLoan).Once());
        await nodes[0].Invoking(book => book.OpenAsync("order-5", BookWorld.RequestOf(5), TestContext.Current.CancellationToken)).Should().ThrowAsync<BaloanOutcomeUnknownException>();

        foreach (var book in nodes)
        {
            await book.Invoking(it => it.OpenAsync("order-6", BookWorld.RequestOf(5), TestContext.Current.CancellationToken)).Should().ThrowAsync<LoanBookConflictException>();
        }

        await BookWorld.BookOf(Protected(world, new EphemeralDataProtectionProvider()))
            .Invoking(book => book.OpenAsync("order-7", BookWorld.RequestOf(7), TestContext.Current.CancellationToken))
            .Should().ThrowAsync<InvalidOperationException>().WithMessage("*data protection has other keys*FingerprintKey*");
    }

    [Fact]
    public async Task A_context_without_the_tables_is_told_what_to_call()
    {
        await using var world = await BookWorld.StartAsync(databases, DatabaseKind.Sqlite);
        await using var node = world.EmptyNode(services => services.AddBook<BareDatabase>(world));

        await BookWorld.BookOf(node).Invoking(book => book.FindAsync("order-1", TestContext.Current.CancellationToken))
            .Should().ThrowAsync<InvalidOperationException>().WithMessage("BareDatabase has no tables of Baloan: call modelBuilder.AddBaloan()*");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_context_may_come_from_a_factory(bool isPooled)
    {
        await using var world = await BookWorld.StartAsync(databases, DatabaseKind.Sqlite);
        var services = new ServiceCollection();
        if (isPooled)
        {
            services.AddPooledDbContextFactory<OrderDatabase>(world.Database.Use);
        }
        else
        {
            services.AddDbContextFactory<OrderDatabase>(world.Database.Use);
        }

        services.AddBaloanClient(world.UseSandbox).UseLoanBook<OrderDatabase>(options => options.FingerprintKey = BookWorld.FingerprintKey);
        await using var node = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });

        var loan = await BookWorld.BookOf(node).OpenAsync("order-1", BookWorld.RequestOf(1), TestContext.Current.CancellationToken);

        (await world.Book.FindAsync("order-1", TestContext.Current.CancellationToken))!.LoanId.Should().Be(loan.Id);
    }

    private static ServiceProvider Protected(BookWorld world, IDataProtectionProvider protection) => world.EmptyNode(services =>
    {
        services.AddSingleton(protection);
        services.AddBaloanClient(world.UseSandbox).UseLoanBook<OrderDatabase>();
    });

    public sealed class BareDatabase(DbContextOptions<BareDatabase> options) : DbContext(options);

    private sealed class Partners : IBaloanPartnerStore
    {
        public Task<BaloanPartner?> FindAsync(string key, CancellationToken cancellationToken) =>
            Task.FromResult(key == "nobody" ? null : new BaloanPartner(key, "a password"));
    }
}
