using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Baloan.Sandbox.Tests.Support;

namespace Baloan.Sandbox.Tests.Storage;

/// <summary>The program is killed while it works, and started again.</summary>
public sealed class KillTests : IDisposable
{
    private const int Loans = 500;
    private const int Clients = 16;
    private const int Kills = 4;

    private readonly string _folder = Directory.CreateTempSubdirectory("baloan-sandbox-").FullName;
    private readonly ConcurrentDictionary<int, Guid> _answered = new();
    private volatile Uri _baseAddress = new("http://127.0.0.1/");
    private int _next;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_loan_that_was_answered_is_there_after_the_kills()
    {
        var process = await StartAsync();
        try
        {
            var clients = Enumerable.Range(0, Clients).Select(_ => OpenLoansAsync()).ToList();
            for (var kill = 1; kill <= Kills; kill++)
            {
                var enough = Loans * kill / (Kills + 1);
                await Eventually.IsTrueAsync(() => _answered.Count >= enough, $"{enough} loans are answered");
                await process.KillAsync();
                await process.DisposeAsync();
                process = await StartAsync();
            }

            await Task.WhenAll(clients);
            var there = await LoansAsync();

            _answered.Should().HaveCount(Loans);
            there.Should().Contain(_answered.Values).And.OnlyHaveUniqueItems();
            there.Should().HaveCount(Loans, "a loan whose answer was lost is not opened twice");
        }
        finally
        {
            await process.DisposeAsync();
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Body(int number)
    {
        var digits = number.ToString("D9", CultureInfo.InvariantCulture);
        return Partner.LoanBody(phone: "09" + digits, national: "1" + digits);
    }

    private async Task<SandboxProcess> StartAsync()
    {
        var process = await SandboxProcess.StartAsync("--port", "0", "--data", Path.Combine(_folder, "sandbox.db"));
        _baseAddress = process.BaseAddress;
        return process;
    }

    private async Task OpenLoansAsync()
    {
        for (var number = Interlocked.Increment(ref _next); number <= Loans; number = Interlocked.Increment(ref _next))
        {
            while (!await TryOpenAsync(number))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), Cancellation);
            }
        }
    }

    private async Task<bool> TryOpenAsync(int number)
    {
        using var partner = new Partner(_baseAddress);
        try
        {
            await partner.LogInAsync();
            var answer = await partner.OpenAsync(Body(number));
            if (answer.Status == HttpStatusCode.Created)
            {
                _answered[number] = answer.Json.GetProperty("uuid").GetGuid();
            }
            else if (answer.Code == "duplicate_request")
            {
                // The first answer was lost in a kill: the loan is there, its id is read back.
                _answered[number] = await FindAsync(partner, number);
            }

            return _answered.ContainsKey(number);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return false;
        }
    }

    private static async Task<Guid> FindAsync(Partner partner, int number)
    {
        var phone = "09" + number.ToString("D9", CultureInfo.InvariantCulture);
        var loans = (await partner.SendAsync(HttpMethod.Get, "sandbox/loans")).Json;
        return loans.EnumerateArray().Single(loan => loan.GetProperty("phone_number").GetString() == phone).GetProperty("id").GetGuid();
    }

    private async Task<List<Guid>> LoansAsync()
    {
        using var http = new HttpClient { BaseAddress = _baseAddress };
        var loans = JsonSerializer.Deserialize<JsonElement>(await http.GetStringAsync("sandbox/loans", Cancellation));
        return [.. loans.EnumerateArray().Select(loan => loan.GetProperty("id").GetGuid())];
    }
}
