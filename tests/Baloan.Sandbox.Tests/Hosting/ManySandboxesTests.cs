using System.Diagnostics;
using System.Net.NetworkInformation;
using Baloan.Sandbox.Tests.Support;

namespace Baloan.Sandbox.Tests.Hosting;

/// <summary>Many sandboxes side by side; alone, since it counts ports and threads.</summary>
[CollectionDefinition(nameof(ManySandboxesTests), DisableParallelization = true)]
[Collection(nameof(ManySandboxesTests))]
public sealed class ManySandboxesTests
{
    private const int Sandboxes = 50;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fifty_serve_a_journey_each_in_parallel_and_leave_no_port_and_no_thread()
    {
        await using (var first = await BaloanSandbox.StartAsync(cancellationToken: Cancellation))
        {
            await JourneyAsync(first);
        }

        var threads = Process.GetCurrentProcess().Threads.Count;

        var sandboxes = await Task.WhenAll(Enumerable.Range(0, Sandboxes).Select(_ => BaloanSandbox.StartAsync(cancellationToken: Cancellation)));
        var ports = sandboxes.Select(sandbox => sandbox.BaseAddress.Port).ToList();
        await Task.WhenAll(sandboxes.Select(JourneyAsync));
        await Task.WhenAll(sandboxes.Select(sandbox => sandbox.DisposeAsync().AsTask()));

        ports.Should().OnlyHaveUniqueItems();
        var listening = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(listener => listener.Port);
        listening.Should().NotIntersectWith(ports);

        // The thread pool may keep what it has grown by: far fewer than a thread for each sandbox.
        await Eventually.IsTrueAsync(
            () => Process.GetCurrentProcess().Threads.Count < threads + (Sandboxes / 2), "the threads of the sandboxes end");
    }

    [Fact]
    public async Task Two_with_the_same_seed_give_the_same_answers()
    {
        var first = await AnswersAsync(seed: 42);
        var second = await AnswersAsync(seed: 42);
        var other = await AnswersAsync(seed: 43);

        first.Should().Equal(second);
        first.Should().NotEqual(other);
    }

    [Fact]
    public async Task It_stops_at_once_though_somebody_listens_or_waits()
    {
        // A server that waits for its callers takes five seconds each time; a busy machine is slow some of the times.
        const int attempts = 5;
        for (var attempt = 1; attempt <= attempts && await StopAsync() >= TimeSpan.FromSeconds(4); attempt++)
        {
            attempt.Should().BeLessThan(attempts, "it must not wait for its callers");
        }
    }

    private static async Task<TimeSpan> StopAsync()
    {
        var sandbox = await BaloanSandbox.StartAsync(cancellationToken: Cancellation);
        using var partner = await Partner.LogInAsync(sandbox);
        using var stream = await partner.Http.GetStreamAsync("sandbox/events", Cancellation);
        sandbox.Faults.Add(SandboxFault.Slow(TimeSpan.FromMinutes(30)));
        var waiting = partner.PoliciesAsync();
        await Eventually.IsTrueAsync(() => sandbox.Faults.All[0].Hits == 1, "the request waits");
        var started = TimeProvider.System.GetTimestamp();

        await sandbox.DisposeAsync();

        var taken = TimeProvider.System.GetElapsedTime(started);
        await waiting.ContinueWith(_ => { }, Cancellation, TaskContinuationOptions.None, TaskScheduler.Default);
        return taken;
    }

    [Fact]
    public async Task It_can_be_disposed_twice()
    {
        var sandbox = await BaloanSandbox.StartAsync(cancellationToken: Cancellation);
        await sandbox.DisposeAsync();

        await sandbox.Awaiting(stopped => stopped.DisposeAsync().AsTask()).Should().NotThrowAsync();
    }

    private static async Task JourneyAsync(BaloanSandbox sandbox)
    {
        using var partner = await Partner.LogInAsync(sandbox);
        var loan = await partner.OpenedAsync();
        await sandbox.AdvanceAsync(loan);
        await partner.RequestOtpAsync(loan);
        (await partner.SignAsync(loan, sandbox.OtpOf(loan)!)).Response.IsSuccessStatusCode.Should().BeTrue();
        await sandbox.AdvanceAsync(loan);
        (await sandbox.AdvanceAsync(loan)).State.Should().Be(SandboxLoanState.LoanPaid);
    }

    private static async Task<List<string>> AnswersAsync(int seed)
    {
        await using var sandbox = await BaloanSandbox.StartAsync(options => options.Seed = seed, Cancellation);
        sandbox.Clock.Set(new(2026, 11, 24, 6, 0, 0, TimeSpan.Zero));
        sandbox.Clock.Stop();
        sandbox.Clock.Set(new(2026, 11, 24, 6, 0, 0, TimeSpan.Zero));
        using var partner = new Partner(sandbox);
        var answers = new List<string> { (await partner.LogInAsync()).Body };
        var opened = await partner.OpenAsync();
        var loan = opened.Json.GetProperty("uuid").GetGuid();
        answers.Add(opened.Body);
        await sandbox.AdvanceAsync(loan);
        var contract = await partner.ContractAsync(loan);
        answers.Add(contract.Json.GetProperty("contract_pdf_file").GetProperty("uuid").GetString()!);
        answers.Add(Convert.ToHexString(await partner.Http.GetByteArrayAsync(contract.Json.GetProperty("contract_pdf_file").GetProperty("file").GetString(), Cancellation)));
        answers.Add((await partner.RequestOtpAsync(loan)).Body);
        answers.Add(sandbox.OtpOf(loan)!);
        answers.Add((await partner.RefreshAsync(partner.RefreshToken!)).Body);
        return answers;
    }
}
