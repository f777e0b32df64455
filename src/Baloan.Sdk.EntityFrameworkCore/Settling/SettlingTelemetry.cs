using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Baloan.Sdk;

/// <summary>Counts what is settled and what waits, under the names of the client.</summary>
internal sealed class SettlingTelemetry
{
    private const string ContextTag = "baloan.loan_book.context";

    private readonly ConcurrentDictionary<string, LoanBookNumbers> _numbers = new();
    private readonly Counter<long> _eliminated;
    private readonly Counter<long> _polls;

    public SettlingTelemetry(IMeterFactory meters)
    {
        var meter = meters.Create(BaloanDiagnostics.MeterName);
        _eliminated = meter.CreateCounter<long>("baloan.loan_book.eliminated", "{loan}", "Unknown outcomes that were settled by elimination.");
        _polls = meter.CreateCounter<long>("baloan.loan_book.polls", "{request}", "Questions about loans without news, by what came of them.");
        meter.CreateObservableGauge("baloan.loan_book.unknown", () => Measure(numbers => numbers.Unknown), "{loan}", "Lines of unknown outcome.");
        meter.CreateObservableGauge("baloan.loan_book.stuck", () => Measure(numbers => numbers.Stuck), "{loan}", "Opened loans that have not ended and have been without news for long.");
    }

    public void CountEliminated(string database) => _eliminated.Add(1, new KeyValuePair<string, object?>(ContextTag, database));

    /// <param name="outcome"><c>news</c>, <c>none</c> or <c>failed</c>.</param>
    public void CountPoll(string outcome) => _polls.Add(1, new KeyValuePair<string, object?>("baloan.loan_book.poll.outcome", outcome));

    public void Set(string database, LoanBookNumbers numbers) => _numbers[database] = numbers;

    private IEnumerable<Measurement<int>> Measure(Func<LoanBookNumbers, int> what) =>
        _numbers.Select(database => new Measurement<int>(what(database.Value), new KeyValuePair<string, object?>(ContextTag, database.Key)));
}

/// <summary>How many lines of a database wait for a person.</summary>
internal readonly record struct LoanBookNumbers(int Unknown, int Stuck);
