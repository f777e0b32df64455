using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Baloan.Sdk.Benchmarks.Books;

/// <summary>A partner's node in this process, with book and inbox in PostgreSQL and a gateway in memory.</summary>
internal sealed class BooksNode : IAsyncDisposable
{
    private readonly IHost _host;
    private long _applicants;

    public BooksNode(string connection)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Logging.ClearProviders();
        builder.Services.AddDbContext<BooksDatabase>(options => options.UseNpgsql(connection));
        builder.Services.AddBaloanClient(options => (options.Username, options.Password) = ("shop", "a password"))
            .UseLoanBook<BooksDatabase>(options => options.FingerprintKey = "the key of the marks of applicants")
            .HttpClientBuilder.ConfigurePrimaryHttpMessageHandler(() => new LoanGateway());
        builder.Services.AddBaloanCallbacks<RowHandler>(options => options.Secrets = ["wq3v8sH0n2-first-of-yours"]).UseInbox<BooksDatabase>();
        _host = builder.Build();
    }

    public ILoanBook Book => _host.Services.GetRequiredService<ILoanBook>();

    public ICallbackInbox Inbox => _host.Services.GetRequiredService<ICallbackInbox>();

    public async Task<T> ReadAsync<T>(Func<BooksDatabase, Task<T>> read)
    {
        await using var scope = _host.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<BooksDatabase>());
    }

    /// <summary>Opens a loan by the book.</summary>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref _applicants);
        await Book.OpenAsync(number.ToString(CultureInfo.InvariantCulture), RequestOf(number), cancellationToken);
    }

    /// <summary>Opens a loan by the client, with a row that is saved before the call and its outcome after it.</summary>
    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref _applicants);
        var row = new HandWrittenRow { Key = number.ToString(CultureInfo.InvariantCulture), State = "opening", At = TimeProvider.System.GetUtcNow().UtcDateTime };
        await SaveAsync(database => database.Rows.Add(row));
        var loan = await _host.Services.GetRequiredService<IBaloanClient>().Loans.CreateAsync(RequestOf(number), cancellationToken);
        await SaveAsync(database =>
        {
            database.Attach(row);
            row.State = "opened";
            row.LoanId = loan.Id;
        });

        async Task SaveAsync(Action<BooksDatabase> change)
        {
            await using var scope = _host.Services.CreateAsyncScope();
            var database = scope.ServiceProvider.GetRequiredService<BooksDatabase>();
            change(database);
            await database.SaveChangesAsync(cancellationToken);
        }
    }

    /// <summary>Lets the worker handle what is in the inbox.</summary>
    public Task StartAsync(CancellationToken cancellationToken) => _host.StartAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    private static CreateLoanRequest RequestOf(long number) => new()
    {
        PhoneNumber = PhoneNumber.Parse(string.Create(CultureInfo.InvariantCulture, $"09{number:D9}")),
        NationalIdentifier = NationalId.Parse(string.Create(CultureInfo.InvariantCulture, $"1{number:D9}")),
        BirthDate = new BirthDate(1990, 1, 1),
        Amount = new Toman(10_000_000),
        LoanDue = 12,
        StoreId = 1,
    };

    /// <summary>Writes one row for each change, as an application's own handler does.</summary>
    private sealed class RowHandler(BooksDatabase database) : IBaloanCallbackHandler
    {
        public Task HandleAsync(LoanCallback callback, BaloanCallbackContext context, CancellationToken cancellationToken)
        {
            database.Rows.Add(new HandWrittenRow { Key = $"{callback.LoanId:N}{callback.State.Value}", State = callback.State.Value, At = DateTime.UnixEpoch });
            return Task.CompletedTask;
        }
    }
}
