using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Baloan.EndToEnd.Tests.Support;
using Baloan.Sdk.Tests;
using Microsoft.Data.Sqlite;

namespace Baloan.EndToEnd.Tests.Packages;

/// <summary>
/// The application of the folder <c>Marketplace</c>, built in an empty folder from the packed packages, with the sandbox tool beside it:
/// two shops, each a partner with a call-back address of its own.
/// </summary>
public sealed partial class MarketplaceApp(Workshop workshop) : IAsyncLifetime
{
    private static readonly string[] Packed = ["Baloan.Sdk", "Baloan.Sdk.AspNetCore", "Baloan.Sdk.AspNetCore.OpenApi", "Baloan.Sdk.EntityFrameworkCore"];
    private static readonly string[] Others = ["Microsoft.AspNetCore.OpenApi", "Microsoft.EntityFrameworkCore.Sqlite", "Newtonsoft.Json"];

    private static readonly string[] Shops = ["north", "south"];

    private string _database = "";
    private Program? _sandbox;
    private Program? _app;
    private HttpClient? _http;
    private HttpClient? _control;

    /// <summary>The folder with the sources.</summary>
    public static string Sources => Repository.PathOf("tests/Baloan.EndToEnd.Tests/Packages/Marketplace");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static string SecretOf(string shop) => $"secret-of-the-{shop}-1234567890";

    public async ValueTask InitializeAsync()
    {
        var (gatewayPort, appPort) = (FreePort.Find(), FreePort.Find());
        var folder = await workshop.NewFolderAsync("marketplace");
        _database = Path.Combine(folder, "market.db");
        await BuildAsync(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "appsettings.json"), Settings(gatewayPort), Cancellation);
        var partners = string.Join(' ', Shops.Select(shop =>
            $"--partner {shop}:password-of-the-{shop} --partner-callback-url {shop}=http://baloan:{SecretOf(shop)}@127.0.0.1:{appPort}/baloan/callbacks"));
        _sandbox = workshop.Start(await workshop.ToolAsync(), $"sandbox --port {gatewayPort} {partners}", folder);
        await _sandbox.LineWithAsync("Ctrl-C");
        _app = workshop.Start("dotnet", $"run --no-build --no-launch-profile --urls http://127.0.0.1:{appPort}", folder);
        await _app.LineWithAsync("Now listening on");
        _http = new() { BaseAddress = new Uri($"http://127.0.0.1:{appPort}") };
        _control = new() { BaseAddress = new Uri($"http://127.0.0.1:{gatewayPort}/sandbox/") };
    }

    public async ValueTask DisposeAsync()
    {
        _http?.Dispose();
        _control?.Dispose();
        await (_app?.DisposeAsync() ?? default);
        await (_sandbox?.DisposeAsync() ?? default);
    }

    /// <summary>Waits for a line of the application's log.</summary>
    internal Task LineWithAsync(string text) => _app!.LineWithAsync(text);

    internal async Task<MarketplaceAnswer> PostAsync(string path, object body, string language = "en", string? secret = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Accept-Language", language);
        if (secret is not null)
        {
            request.Headers.Add("X-Baloan-Callback-Secret", secret);
        }

        return await SendAsync(request);
    }

    /// <summary>Fetches the form's page and sends the form, as a browser does.</summary>
    internal async Task<MarketplaceAnswer> SubmitAsync(string shop, Dictionary<string, string> fields)
    {
        var page = await _http!.GetStringAsync(new Uri($"/shops/{shop}/checkout", UriKind.Relative), Cancellation);
        var token = HiddenField().Match(page);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/shops/{shop}/checkout")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>(fields) { [token.Groups[1].Value] = token.Groups[2].Value }),
        };
        return await SendAsync(request);
    }

    internal Task<JsonElement> GetAsync(string path) => _http!.GetFromJsonAsync<JsonElement>(path, Cancellation);

    /// <summary>A loan as the sandbox holds it.</summary>
    internal Task<JsonElement> GatewayLoanAsync(Guid loan) => _control!.GetFromJsonAsync<JsonElement>($"loans/{loan}", Cancellation);

    internal async Task AdvanceAsync(Guid loan)
    {
        using var answer = await _control!.PostAsync(new Uri($"loans/{loan}/advance", UriKind.Relative), content: null, Cancellation);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Columns of an order's row as the database holds them.</summary>
    internal async Task<string[]> ColumnsAsync(Guid loan, params string[] columns)
    {
        await using var connection = new SqliteConnection($"Data Source={_database};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {string.Join(", ", columns)} FROM Orders WHERE LoanId = $loan COLLATE NOCASE";
        command.Parameters.AddWithValue("$loan", loan.ToString());
        await using var row = await command.ExecuteReaderAsync(Cancellation);
        (await row.ReadAsync(Cancellation)).Should().BeTrue("the order has a row");
        return [.. columns.Select((_, index) => Convert.ToString(row.GetValue(index), CultureInfo.InvariantCulture)!)];
    }

    private static string Settings(int gatewayPort) => JsonSerializer.Serialize(new
    {
        ConnectionStrings = new { Market = "Data Source=market.db" },
        Baloan = new { Partners = new { BaseAddress = $"http://127.0.0.1:{gatewayPort}" } },
        Shops = Shops.Select(shop =>
            new { Key = shop, Username = shop, Password = $"password-of-the-{shop}", CallbackSecret = SecretOf(shop) }),
    });

    private static string VersionOf(string package) => XDocument.Load(Repository.PathOf("Directory.Packages.props")).Descendants("PackageVersion")
        .Single(version => version.Attribute("Include")!.Value == package).Attribute("Version")!.Value;

    private async Task BuildAsync(string folder)
    {
        await workshop.DotnetAsync("new web --name Marketplace --output . --no-restore", folder);
        foreach (var package in Packed)
        {
            await workshop.DotnetAsync($"add package {package} --prerelease --no-restore", folder);
        }

        foreach (var package in Others)
        {
            await workshop.DotnetAsync($"add package {package} --version {VersionOf(package)} --no-restore", folder);
        }

        foreach (var file in Directory.GetFiles(Sources))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        }

        await workshop.DotnetAsync("build -warnaserror", folder);
    }

    private async Task<MarketplaceAnswer> SendAsync(HttpRequestMessage request)
    {
        using var answer = await _http!.SendAsync(request, Cancellation);
        var body = await answer.Content.ReadAsStringAsync(Cancellation);
        return new(answer.StatusCode, body.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(body));
    }

    [GeneratedRegex("""name="(__[^"]+)" value="([^"]+)""")]
    private static partial Regex HiddenField();
}
