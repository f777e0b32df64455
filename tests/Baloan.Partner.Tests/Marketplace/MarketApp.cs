using Baloan.Sandbox;
using Baloan.Sdk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Baloan.Partner.Tests.Marketplace;

/// <summary>A marketplace on Kestrel, with its shops in a table, and one sandbox that knows two of them.</summary>
internal sealed class MarketApp : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly SqliteConnection _connection;

    private MarketApp(WebApplication app, SqliteConnection connection, BaloanSandbox sandbox)
    {
        _app = app;
        _connection = connection;
        Sandbox = sandbox;
    }

    public BaloanSandbox Sandbox { get; }

    public Uri Address => new(_app.Urls.First());

    public MarketNews News => _app.Services.GetRequiredService<MarketNews>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<MarketApp> StartAsync(int expectedCallbacks = 0)
    {
        var connection = new SqliteConnection($"Data Source=market-{Guid.NewGuid():N};Mode=Memory;Cache=Shared");
        connection.Open();
        var sandbox = await BaloanSandbox.StartAsync(
            options => options.Partners = [new("north", "password-of-the-north"), new("south", "password-of-the-south")], Token);
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(new MarketNews(expectedCallbacks));
        builder.Services.AddDbContext<MarketDatabase>(options => options.UseSqlite(connection.ConnectionString));
        builder.Services.AddBaloanClients<ShopStore>(options => options.BaseAddress = sandbox.BaseAddress);
        builder.Services.AddBaloanCallbacks<MarketHandler>(options => options.VerifyWithGateway = true).UsePartners<ShopStore>();
        var app = builder.Build();
        app.MapBaloanCallbacks("/baloan/callbacks");
        var market = new MarketApp(app, connection, sandbox);
        await market.ChangeAsync(database => database.Database.EnsureCreated());
        await app.StartAsync(Token);
        return market;
    }

    public async Task<IBaloanClient> ClientAsync(string key) => await _app.Services.GetRequiredService<IBaloanClientFactory>().GetAsync(key, Token);

    public Task AddAsync(string key, string secretHash = "") => ChangeAsync(database => database.Shops.Add(
        new Shop { Key = key, Username = key, Password = $"password-of-the-{key}", CallbackSecretHash = secretHash }));

    /// <summary>Changes the table, as another part of the application does.</summary>
    public async Task ChangeAsync(Action<MarketDatabase> change)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<MarketDatabase>();
        change(database);
        await database.SaveChangesAsync(Token);
    }

    public async Task<Guid> OpenAsync(string key) =>
        (await (await ClientAsync(key)).Loans.CreateAsync(Applicant(), Token)).Id;

    private static CreateLoanRequest Applicant() => new()
    {
        PhoneNumber = PhoneNumber.Parse("09123456789"),
        NationalIdentifier = NationalId.Parse("0013542419"),
        BirthDate = new BirthDate(1999, 2, 14),
        Amount = Toman.FromMillions(10),
        LoanDue = 12,
        StoreId = 1,
    };

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await Sandbox.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
