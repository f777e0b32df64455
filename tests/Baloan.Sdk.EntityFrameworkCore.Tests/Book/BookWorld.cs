using System.Globalization;
using Baloan.Sandbox;
using Baloan.Sdk.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Baloan.Sdk.Tests.Book;

/// <summary>A sandbox, a database, and nodes of an application with a loan book on both.</summary>
internal sealed class BookWorld : IAsyncDisposable
{
    public const string FingerprintKey = "a key of at least thirty-two characters";

    private readonly TestDatabase _database;
    private readonly List<ServiceProvider> _nodes = [];
    private ILoanBook? _book;

    private BookWorld(BaloanSandbox sandbox, TestDatabase database) => (Sandbox, _database) = (sandbox, database);

    public BaloanSandbox Sandbox { get; }

    public TestDatabase Database => _database;

    public BookLogs Logs { get; } = new();

    /// <summary>The book of one node.</summary>
    public ILoanBook Book => _book ??= BookOf(Node());

    public static async Task<BookWorld> StartAsync(TestDatabases databases, DatabaseKind kind, Action<BaloanSandboxOptions>? configure = null)
    {
        var database = await databases.CreateAsync(kind);
        var world = new BookWorld(await BaloanSandbox.StartAsync(configure, TestContext.Current.CancellationToken), database);
        await world.InDatabaseAsync(context => context.Database.EnsureCreatedAsync(TestContext.Current.CancellationToken));
        return world;
    }

    /// <summary>A node of the application, with the client and the book without a name.</summary>
    public ServiceProvider Node(Action<BaloanClientBuilder>? configure = null, Action<LoanBookOptions>? bookOptions = null) => EmptyNode(services =>
    {
        var client = services.AddBaloanClient(UseSandbox).UseLoanBook<OrderDatabase>(options =>
        {
            options.FingerprintKey = FingerprintKey;
            bookOptions?.Invoke(options);
        });
        configure?.Invoke(client);
    });

    /// <summary>The book of a node whose requests for loans are held, on their way there or back.</summary>
    public ILoanBook BookOf(HeldCalls held) => BookOf(Node(client => client.HttpClientBuilder.AddHttpMessageHandler(() => held)));

    /// <summary>A node that has the database and logs, and nothing else.</summary>
    public ServiceProvider EmptyNode(Action<IServiceCollection> configure)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs));
        services.AddDbContext<OrderDatabase>(options => _database.Use(options.EnableSensitiveDataLogging()));
        configure(services);
        var node = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
        _nodes.Add(node);
        return node;
    }

    public static ILoanBook BookOf(IServiceProvider node) => node.GetRequiredService<ILoanBook>();

    public void UseSandbox(BaloanClientOptions options)
    {
        options.BaseAddress = Sandbox.BaseAddress;
        options.Username = Sandbox.Username;
        options.Password = Sandbox.Password;
    }

    /// <summary>A request of an applicant, who has a phone and a national id of their own.</summary>
    public static CreateLoanRequest RequestOf(int applicant) => new()
    {
        PhoneNumber = PhoneNumber.Parse(string.Create(CultureInfo.InvariantCulture, $"0935{applicant:0000000}")),
        // Its digits are none that an amount and its neighbours in a file could form.
        NationalIdentifier = NationalId.Parse(string.Create(CultureInfo.InvariantCulture, $"52{applicant:00000000}")),
        BirthDate = new BirthDate(1990, 5, 17),
        Amount = new Toman(10_000_000),
        LoanDue = 12,
        StoreId = 1,
    };

    public async Task InDatabaseAsync(Func<OrderDatabase, Task> work)
    {
        var options = new DbContextOptionsBuilder<OrderDatabase>();
        _database.Use(options);
        await using var context = new OrderDatabase(options.Options);
        await work(context);
    }

    /// <summary>Lets the lease of a request under way be over.</summary>
    public Task EndLeaseAsync(string reference) => InDatabaseAsync(context => context.Loans
        .Where(loan => loan.Reference == reference)
        .ExecuteUpdateAsync(set => set.SetProperty(loan => EF.Property<DateTime>(loan, "LeaseEndsAt"), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc))));

    /// <summary>Leaves a line of unknown outcome; the loan exists at the sandbox unless <paramref name="isOpened"/> says otherwise.</summary>
    public async Task LoseAnswerAsync(string reference, CreateLoanRequest request, bool isOpened = true)
    {
        Sandbox.Faults.Add((isOpened ? SandboxFault.DropAfterWork() : SandboxFault.DropBeforeWork()).For(SandboxOperation.OpenLoan).Once());
        await Book.Invoking(book => book.OpenAsync(reference, request, TestContext.Current.CancellationToken)).Should().ThrowAsync<BaloanOutcomeUnknownException>();
    }

    /// <summary>Has the inbox hold call backs of a loan, with the clock of the database.</summary>
    public Task ToldAsync(Guid loanId, params LoanState[] states) => ToldAsync("", loanId, states);

    public Task ToldAsync(string partner, Guid loanId, params LoanState[] states) => InDatabaseAsync(async context =>
    {
        foreach (var state in states)
        {
            var entry = context.Entry(context.Add(new StoredCallback()).Entity);
            entry.Property(callback => callback.Partner).CurrentValue = partner;
            entry.Property(callback => callback.LoanId).CurrentValue = loanId;
            entry.Property(callback => callback.State).CurrentValue = state;
            await context.SaveChangesAsync();
        }

#pragma warning disable RS0030 // Translated: the database's clock, not this machine's.
        await context.Callbacks.Where(callback => callback.LoanId == loanId)
            .ExecuteUpdateAsync(set => set.SetProperty(callback => callback.ReceivedAt, _ => DateTime.UtcNow));
#pragma warning restore RS0030
    });

    /// <summary>Moves the time at which call backs of a loan came.</summary>
    public Task ReceivedAsync(Guid loanId, TimeSpan fromNow, LoanState? state = null) => InDatabaseAsync(context =>
    {
        var at = TimeProvider.System.GetUtcNow().UtcDateTime + fromNow;
        return context.Callbacks.Where(callback => callback.LoanId == loanId && (state == null || callback.State == state))
            .ExecuteUpdateAsync(set => set.SetProperty(callback => callback.ReceivedAt, at));
    });

    /// <summary>How many requests for a loan have arrived at the sandbox.</summary>
    public int LoansAskedFor => Sandbox.Requests.Count(request => request.Operation == SandboxOperation.OpenLoan);

    public async Task<LoanBookStatus?> StatusOfAsync(string reference) => (await Book.FindAsync(reference, TestContext.Current.CancellationToken))?.Status;

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            await node.DisposeAsync();
        }

        await Sandbox.DisposeAsync();
        _database.Dispose();
    }
}
