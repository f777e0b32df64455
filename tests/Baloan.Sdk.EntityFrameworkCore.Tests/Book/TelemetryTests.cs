using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Baloan.Sandbox;
using Baloan.Sdk.Tests.Databases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Baloan.Sdk.Tests.Book;

public sealed class TelemetryTests(TestDatabases databases)
{
    [Fact]
    public async Task Each_loan_that_is_asked_of_the_book_is_counted_by_what_came_of_it_and_traced_without_its_reference()
    {
        await using var world = await BookWorld.StartAsync(databases, DatabaseKind.Sqlite);
        await using var node = world.Node();
        var meters = node.GetRequiredService<IMeterFactory>();
        var (counted, traced) = (new ConcurrentQueue<string>(), new ConcurrentQueue<Activity>());
        using var meterListener = ListenTo(meters, counted);
        using var root = new Activity("test").Start();
        using var activityListener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == BaloanDiagnostics.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> options) => options.Parent.TraceId == root.TraceId ? ActivitySamplingResult.AllData : ActivitySamplingResult.None,
            ActivityStopped = traced.Enqueue,
        };
        ActivitySource.AddActivityListener(activityListener);

        await DriveAsync(world, BookWorld.BookOf(node));

        string[] outcomes = ["opened", "known", "not_opened", "unknown", "unknown", "conflict"];
        counted.Should().Equal(outcomes.Select(outcome => $"baloan.client= baloan.loan_book.outcome={outcome}"));
        var own = traced.Where(activity => activity.OperationName == "baloan loan book open").ToList();
        own.Select(activity => activity.GetTagItem("baloan.loan_book.outcome")).Should().Equal(outcomes);
        traced.Should().Contain(activity => activity.OperationName == "POST loan/" && activity.ParentSpanId == own[0].SpanId);
        traced.SelectMany(activity => activity.TagObjects).Should().NotContain(tag => $"{tag.Value}".Contains("order-"));
    }

    [Fact]
    public async Task A_listener_that_throws_does_not_lose_a_loan()
    {
        await using var world = await BookWorld.StartAsync(databases, DatabaseKind.Sqlite);
        await using var node = world.Node(client =>
        {
            client.Services.AddSingleton<ILoggerFactory, ThrowingLog>();
            client.Services.AddLogging();
        });

        var loan = await BookWorld.BookOf(node).OpenAsync("order-1", BookWorld.RequestOf(1), TestContext.Current.CancellationToken);

        (await world.Book.FindAsync("order-1", TestContext.Current.CancellationToken))!.LoanId.Should().Be(loan.Id);
    }

    private static async Task DriveAsync(BookWorld world, ILoanBook book)
    {
        var token = TestContext.Current.CancellationToken;
        await book.OpenAsync("order-1", BookWorld.RequestOf(1), token);
        await book.OpenAsync("order-1", BookWorld.RequestOf(1), token);
        world.Sandbox.Faults.Add(SandboxFault.Code("age_not_in_valid_range").For(SandboxOperation.OpenLoan).Once());
        await book.Invoking(it => it.OpenAsync("order-2", BookWorld.RequestOf(2), token)).Should().ThrowAsync<BaloanApplicantException>();
        world.Sandbox.Faults.Add(SandboxFault.DropAfterWork().For(SandboxOperation.OpenLoan).Once());
        await book.Invoking(it => it.OpenAsync("order-3", BookWorld.RequestOf(3), token)).Should().ThrowAsync<BaloanOutcomeUnknownException>();
        await book.Invoking(it => it.OpenAsync("order-3", BookWorld.RequestOf(3), token)).Should().ThrowAsync<BaloanOutcomeUnknownException>();
        await book.Invoking(it => it.OpenAsync("order-4", BookWorld.RequestOf(3), token)).Should().ThrowAsync<LoanBookConflictException>();
    }

    private static MeterListener ListenTo(IMeterFactory meters, ConcurrentQueue<string> counted)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Name == "baloan.loan_book.opens" && instrument.Meter.Scope == meters)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => counted.Enqueue(string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))));
        listener.Start();
        return listener;
    }

    private sealed class ThrowingLog : ILoggerFactory, ILogger
    {
        public ILogger CreateLogger(string categoryName) => categoryName.StartsWith("Baloan", StringComparison.Ordinal) ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            throw new InvalidOperationException("The log is full.");
    }
}
