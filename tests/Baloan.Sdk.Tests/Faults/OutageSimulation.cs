using System.Diagnostics;
using System.Net;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;

namespace Baloan.Sdk.Tests.Faults;

/// <summary>A shop of 200 callers, each of which tries once a second, through an outage of the gateway; in virtual time.</summary>
internal sealed class OutageSimulation : IDisposable
{
    public const int Callers = 200;

    /// <summary>How long the gateway takes for an answer.</summary>
    public static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(30);

    private const int StepsInSecond = 20;
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1.0 / StepsInSecond);
    private static readonly Guid LoanId = new(GatewayAnswers.LoanId);
    private readonly SimulatedTime _time = new();
    private readonly GatewayConnection _parts;
    private readonly BaloanClient _client;
    private readonly bool _isBurst;
    private readonly long _start;
    private readonly List<int> _requestsBySecond = [];
    private int _outstanding;
    private int _calls;

    /// <param name="answerWhenDown">What the gateway does while it is down.</param>
    /// <param name="tokenLifetime">How long a token lasts.</param>
    /// <param name="isBurst">Whether all callers try at the same moment, or spread over the second.</param>
    public OutageSimulation(Func<HttpResponseMessage> answerWhenDown, TimeSpan tokenLifetime, bool isBurst)
    {
        _isBurst = isBurst;
        _start = _time.GetTimestamp();
        var gateway = new Gateway(this, answerWhenDown, tokenLifetime);
        var options = new BaloanClientOptions { Username = "shop", Password = "secret" };
        var operations = new HttpClient(new SendOnceHandler { InnerHandler = gateway });
        var plain = new HttpClient(gateway);
        PrimaryHandler.Configure(operations);
        PrimaryHandler.Configure(plain);
        _parts = new GatewayConnection("outage", () => options, operations, plain, tokenStore: null, NullLoggerFactory.Instance, _time);
        _client = new BaloanClient(_parts);
    }

    public bool IsDown { get; set; }

    /// <summary>The time from one call to the next, of whichever callers.</summary>
    public TimeSpan Interval => _isBurst ? TimeSpan.FromSeconds(1) : Step;

    /// <summary>When the calls began that succeeded, in seconds.</summary>
    public List<double> Successes { get; } = [];

    public double Now => _time.GetElapsedTime(_start).TotalSeconds;

    /// <summary>Operations and token requests that reached the gateway in each second.</summary>
    public IReadOnlyList<int> RequestsBySecond => _requestsBySecond;

    public async Task RunAsync(int seconds)
    {
        for (var step = 0; step < seconds * StepsInSecond; step++)
        {
            if (step % StepsInSecond == 0)
            {
                _requestsBySecond.Add(0);
            }

            var callers = !_isBurst ? Callers / StepsInSecond : step % StepsInSecond == 0 ? Callers : 0;
            for (var i = 0; i < callers; i++)
            {
                _ = CallAsync(_calls++);
            }

            await SettleAsync();
            _time.Advance(Step);
            await SettleAsync();
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task CallAsync(int number)
    {
        _time.BeginCall();
        Interlocked.Increment(ref _outstanding);
        var begin = Now;
        try
        {
            await (number % 2 == 0 ? _client.Policies.ListAsync() : _client.Contracts.RequestOtpAsync(LoanId));
            lock (Successes)
            {
                Successes.Add(begin);
            }
        }
        catch (BaloanException)
        {
            // What an outage is.
        }
        finally
        {
            Interlocked.Decrement(ref _outstanding);
        }
    }

    /// <summary>Waits until every call, and the renewal of the token, is over or has come to a pause.</summary>
    private async Task SettleAsync()
    {
        var watch = Stopwatch.StartNew();
        while (!HasSettled())
        {
            if (watch.Elapsed > Patience.Limit)
            {
                throw new TimeoutException("The simulation does not come to rest.");
            }

            await Task.Yield();
        }
    }

    private bool HasSettled()
    {
        var isRenewalAtRest = _parts.Tokens.Idle.IsCompleted || _time.OtherPauses > 0;
        var waitForToken = _time.OtherPauses > 0;
        return isRenewalAtRest && (waitForToken || Volatile.Read(ref _outstanding) == _time.PausedCalls);
    }

    private sealed class Gateway(OutageSimulation simulation, Func<HttpResponseMessage> answerWhenDown, TimeSpan tokenLifetime) : HttpMessageHandler
    {
        private int _tokens;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            lock (simulation._requestsBySecond)
            {
                simulation._requestsBySecond[^1]++;
            }

            // The answer is that of the moment of arrival.
            var isDown = simulation.IsDown;
            await Task.Delay(Latency, simulation._time, cancellationToken);
            return isDown ? answerWhenDown()
                : request.RequestUri!.AbsolutePath.EndsWith("/token/", StringComparison.Ordinal) ? Json(Token())
                : Json("[]");
        }

        private static HttpResponseMessage Json(string body) =>
            new(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

        private string Token()
        {
            var expires = simulation._time.GetUtcNow().Add(tokenLifetime);
            return $$"""{"access":"{{TestJwt.Create(Interlocked.Increment(ref _tokens), expires)}}"}""";
        }
    }
}
