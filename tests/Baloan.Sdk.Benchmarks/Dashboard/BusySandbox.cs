using System.Reflection;
using Baloan.Sdk.Benchmarks.Callbacks;
using Baloan.Sdk.Benchmarks.Clients;
using Baloan.Sdk.Benchmarks.Load;
using Baloan.Sdk.Benchmarks.Processes;
using Baloan.Sdk.Benchmarks.Sandboxes;

namespace Baloan.Sdk.Benchmarks.Dashboard;

/// <summary>A sandbox in a process of its own in which loans were opened: as many requests, and as many call backs to a partner that takes them.</summary>
internal sealed class BusySandbox : IAsyncDisposable
{
    private const int Callers = 16;
    private const int Digits = 7;

    private readonly ServerProcess _partner;
    private readonly ServerProcess _sandbox;
    private readonly HttpClient _http;
    private int _opened;

    private BusySandbox(ServerProcess partner, ServerProcess sandbox)
    {
        _partner = partner;
        _sandbox = sandbox;
        _http = new HttpClient { BaseAddress = sandbox.Address };
    }

    public Uri Address => _sandbox.Address;

    public long WorkingSet => _sandbox.WorkingSet;

    public static async Task<BusySandbox> StartAsync(int loans, CancellationToken cancellationToken)
    {
        var partner = await ServerProcess.StartAsync(Assembly.GetExecutingAssembly().Location, [CallbackServer.CommandName, CallbackServer.Bare], cancellationToken);
        var target = new Uri(partner.Address, CallbackServer.Path).ToString();
        var process = await ServerProcess.StartSandboxAsync(["--token-lifetime", "1d", "--callback-url", target], cancellationToken);
        var sandbox = new BusySandbox(partner, process);
        await sandbox.OpenLoansAsync(loans, cancellationToken);
        return sandbox;
    }

    /// <summary>Opens loans and waits until the partner has heard of each.</summary>
    public async Task OpenLoansAsync(int count, CancellationToken cancellationToken)
    {
        var token = await RawClient.LogInAsync(_http, SandboxPartner.Username, SandboxPartner.Password, cancellationToken);
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => OpenShareAsync(token, count / Callers, cancellationToken)));
        while ((await _http.GetStringAsync("sandbox/callbacks", cancellationToken)).Contains("\"status\":\"pending\"", StringComparison.Ordinal))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _sandbox.DisposeAsync();
        await _partner.DisposeAsync();
    }

    private async Task OpenShareAsync(string token, int count, CancellationToken cancellationToken)
    {
        const string phone = "09120000000";
        const string person = "0700000000";
        const string json = $$"""{"phone_number":"{{phone}}","national_identifier":"{{person}}","birth_date":"1999-02-14","amount":10000000,"loan_due":12,"store":1}""";
        var request = new PreparedRequest(Address, "POST", "/api/v1/partnership/loan/", token, json);
        var phoneEnd = request.Find(phone) + phone.Length;
        var personEnd = request.Find(person) + person.Length;
        using var caller = await PreparedCaller.OpenAsync(Address, request, 201, Next, cancellationToken);
        for (var call = 0; call < count; call++)
        {
            await caller.CallAsync(cancellationToken);
        }

        void Next(PreparedRequest next)
        {
            var applicant = Interlocked.Increment(ref _opened);
            next.Write(phoneEnd - Digits, Digits, applicant);
            next.Write(personEnd - Digits, Digits, applicant);
        }
    }
}
