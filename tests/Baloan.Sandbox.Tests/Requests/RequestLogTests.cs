using System.Text;
using Baloan.Sandbox.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Baloan.Sandbox.Tests.Requests;

/// <summary>What the log of requests holds is bounded, whatever is sent.</summary>
public sealed class RequestLogTests : IDisposable
{
    private const int OneBody = 64 * 1024;
    private const int All = 16 * 1024 * 1024;
    private const int Megabyte = 1024 * 1024;

    private readonly string _folder = Directory.CreateTempSubdirectory("baloan-sandbox-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string DataFile => Path.Combine(_folder, "sandbox.db");

    [Theory]
    [InlineData("x", "x")]
    [InlineData("یxی", "ی")]
    [InlineData("€", "€")]
    [InlineData("😀x", "x")]
    public async Task A_long_body_is_cut_between_two_characters_and_says_how_long_it_was(string text, string end)
    {
        await using var sandbox = await StartAsync(data: false);
        using var partner = new Partner(sandbox);
        var body = string.Concat(Enumerable.Repeat(text, 100_000));
        var bytes = Encoding.UTF8.GetByteCount(body);

        await SendAsync(partner, body);

        var kept = sandbox.Requests.Single().Body;
        kept.Should().StartWith(body[..1000]).And.EndWith($"… ({bytes} bytes in all)").And.NotContain("\uFFFD");
        kept[..kept.LastIndexOf('…')].Should().EndWith(end);
        Encoding.UTF8.GetByteCount(kept).Should().BeInRange(OneBody - 4, OneBody + 40);
    }

    [Fact]
    public async Task A_long_answer_is_cut_likewise()
    {
        await using var sandbox = await StartAsync(data: false);
        using var partner = new Partner(sandbox);
        sandbox.Faults.Add(SandboxFault.Status(502, new string('x', Megabyte), "text/html"));

        await SendAsync(partner, "{}");

        sandbox.Requests.Single().Answer.Should().Be(new string('x', OneBody) + "… (1048576 bytes in all)");
    }

    [Theory]
    [InlineData("body")]
    [InlineData("answer")]
    [InlineData("query")]
    [InlineData("header")]
    public async Task The_newest_requests_are_kept_and_so_many_bytes_in_all(string what)
    {
        await using var sandbox = await StartAsync(data: false);
        using var partner = new Partner(sandbox);
        var (body, query, header) = what switch
        {
            "body" => (new string('b', OneBody), "", ""),
            "query" => ("", new string('q', 7000), ""),
            "header" => ("", "", new string('h', 30_000)),
            _ => ("", "", ""),
        };
        if (what == "answer")
        {
            sandbox.Faults.Add(SandboxFault.Status(502, new string('a', OneBody), "text/html"));
        }

        var each = Math.Max(body.Length, Math.Max(query.Length, header.Length));
        var sent = All / (each == 0 ? OneBody : each) * 5 / 4;
        for (var number = 1; number <= sent; number++)
        {
            await SendAsync(partner, body, $"?{query}", header);
        }

        var kept = sandbox.Requests;
        kept.Sum(SizeOf).Should().BeInRange(All / 2, All);
        kept[^1].Number.Should().Be(sent);
        kept.Select(request => request.Number).Should().BeInAscendingOrder();
    }

    [Fact]
    public async Task A_data_file_stays_small_and_a_reset_gives_its_room_back()
    {
        await using var sandbox = await StartAsync();
        using var partner = new Partner(sandbox);
        for (var number = 0; number < 150; number++)
        {
            await SendAsync(partner, new string('x', Megabyte));
        }

        SizeOnDisk().Should().BeLessThan(32L * Megabyte);
        sandbox.Reset();
        SizeOnDisk().Should().BeLessThan(Megabyte);
    }

    [Fact]
    public async Task A_data_file_that_has_grown_is_brought_within_the_bounds_at_the_start()
    {
        await using (await StartAsync())
        {
        }

        await FillAsync(40, new string('x', Megabyte));
        await using var sandbox = await StartAsync();

        sandbox.Requests.Should().NotBeEmpty();
        sandbox.Requests.Sum(SizeOf).Should().BeLessThanOrEqualTo(All);
        SizeOnDisk().Should().BeLessThan(20L * Megabyte);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static int SizeOf(SandboxRequest request) =>
        request.Path.Length + request.Body.Length + request.Answer.Length
        + request.Headers.Concat(request.AnswerHeaders).Sum(header => header.Key.Length + header.Value.Length);

    private static async Task SendAsync(Partner partner, string body, string query = "", string header = "")
    {
        using var content = new StringContent(body, Encoding.UTF8, "text/plain");
        using var request = new HttpRequestMessage(HttpMethod.Post, Partner.Root + "token/" + query) { Content = content };
        request.Headers.TryAddWithoutValidation("X-Long", header);
        using var response = await partner.Http.SendAsync(request, Cancellation);
    }

    private long SizeOnDisk() => new DirectoryInfo(_folder).GetFiles().Sum(file => file.Length);

    private Task<BaloanSandbox> StartAsync(bool data = true) =>
        BaloanSandbox.StartAsync(options => options.DataFile = data ? DataFile : null, Cancellation);

    /// <summary>Writes requests into the file as a version without bounds would have.</summary>
    private async Task FillAsync(int requests, string body)
    {
        await using var connection = new SqliteConnection($"Data Source={DataFile};Pooling=False");
        await connection.OpenAsync(Cancellation);
        for (var number = 1; number <= requests; number++)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO documents (kind, id, json) VALUES ('request', $id, $json)";
            command.Parameters.AddWithValue("$id", number);
            command.Parameters.AddWithValue("$json", $$"""{"number":{{number}},"at":"2026-01-01T00:00:00Z","method":"POST","path":"/api","headers":{},"body":"{{body}}","status":400}""");
            await command.ExecuteNonQueryAsync(Cancellation);
        }
    }
}
