using System.Net;

namespace Baloan.Sdk.Tests.Faults;

public sealed class OutageTests
{
    private const int HealthySeconds = 15;
    private const int OutageSeconds = 60;
    private const int NaiveCalls = OutageSimulation.Callers * OutageSeconds;
    private const int LongLived = 3600;
    private const int ShortLived = 20;

    /// <summary>Kind of outage, lifetime of the tokens in seconds, all callers at once, and whether the client has just started.</summary>
    public static TheoryData<string, int, bool, bool> Outages { get; } = new(
        from kind in new[] { "connection refused", "503" }
        from lifetime in new[] { LongLived, ShortLived }
        from isBurst in new[] { false, true }
        from isCold in new[] { false, true }
        select (kind, lifetime, isBurst, isCold));

    [Theory]
    [MemberData(nameof(Outages))]
    public async Task An_outage_of_the_gateway_meets_a_client_that_holds_back(string kind, int tokenLifetime, bool isBurst, bool isCold)
    {
        using var simulation = new OutageSimulation(() => Down(kind), TimeSpan.FromSeconds(tokenLifetime), isBurst);
        var healthy = isCold ? 0 : HealthySeconds;
        await simulation.RunAsync(healthy);

        simulation.IsDown = true;
        await simulation.RunAsync(OutageSeconds);
        var recovery = simulation.Now;
        simulation.IsDown = false;
        await simulation.RunAsync(HealthySeconds);

        var outage = simulation.RequestsBySecond.Skip(healthy).Take(OutageSeconds).ToList();
        outage.Sum().Should().BeLessThanOrEqualTo(NaiveCalls / 4);
        outage.Max().Should().BeLessThanOrEqualTo((int)(OutageSimulation.Callers * 1.2));

        // A trial that is under way at the recovery may still fail: the period counts from its answer, to the next call that is made.
        var period = new BaloanCircuitBreakerOptions().BreakDuration + OutageSimulation.Latency + simulation.Interval;
        simulation.Successes.Where(begin => begin >= recovery).Min().Should().BeLessThanOrEqualTo(recovery + period.TotalSeconds);
        simulation.RequestsBySecond.Skip(healthy + OutageSeconds).Max().Should().BeLessThanOrEqualTo((int)(OutageSimulation.Callers * 1.2));
    }

    [Fact]
    public async Task A_healthy_gateway_gets_each_call_once()
    {
        using var simulation = new OutageSimulation(() => Down("503"), TimeSpan.FromSeconds(LongLived), isBurst: false);

        await simulation.RunAsync(HealthySeconds);

        simulation.RequestsBySecond.Sum().Should().Be((OutageSimulation.Callers * HealthySeconds) + 1, "there is one log-in");
    }

    private static HttpResponseMessage Down(string kind) => kind == "503"
        ? new HttpResponseMessage(HttpStatusCode.ServiceUnavailable)
        : throw new HttpRequestException(HttpRequestError.ConnectionError);
}
