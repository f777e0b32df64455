using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using Baloan.Sdk.Tests.Diagnostics;
using Baloan.Sdk.Tests.Gateway;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Baloan.Sdk.Tests.Faults;

/// <summary>Logs and listeners that throw, as where a disk is full: what came of a change is told all the same.</summary>
[Collection(ObservabilityCollection.Name)]
public sealed class BrokenListenerTests : IDisposable
{
    private static readonly Guid LoanId = new("8f14e45f-ceea-467f-a0e6-b3f4d8f7c1aa");

    private ServiceProvider? _provider;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _provider?.Dispose();

    [Fact]
    public async Task A_change_that_was_done_is_done_though_the_log_fails()
    {
        var client = Start(HttpStatusCode.NoContent, new FailingLoggerProvider());

        await client.Loans.CancelAsync(LoanId, Token);
    }

    [Fact]
    public async Task An_unknown_outcome_is_told_though_the_log_fails()
    {
        var client = Start(HttpStatusCode.BadGateway, new FailingLoggerProvider());

        await FluentActions.Awaiting(() => client.Loans.CancelAsync(LoanId, Token)).Should().ThrowAsync<BaloanOutcomeUnknownException>();
    }

    [Fact]
    public async Task Repeats_go_on_though_the_log_fails()
    {
        var client = Start(HttpStatusCode.ServiceUnavailable, new FailingLoggerProvider());

        await FluentActions.Awaiting(() => client.Loans.CancelAsync(LoanId, Token)).Should().ThrowAsync<BaloanUnavailableException>();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_change_that_was_done_is_done_though_an_activity_s_listener_fails(bool atStart)
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == BaloanDiagnostics.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = _ => ThrowIf(atStart),
            ActivityStopped = _ => ThrowIf(!atStart),
        };
        ActivitySource.AddActivityListener(listener);
        var client = Start(HttpStatusCode.NoContent, new FailingLoggerProvider());

        await client.Loans.CancelAsync(LoanId, Token);
    }

    [Fact]
    public async Task A_change_that_was_done_is_done_though_a_listener_of_the_metrics_fails()
    {
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == BaloanDiagnostics.MeterName)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, _, _, _) => throw new InvalidOperationException("The exporter is gone."));
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => throw new InvalidOperationException("The exporter is gone."));
        listener.Start();
        var client = Start(HttpStatusCode.NoContent, new FailingLoggerProvider());

        await client.Loans.CancelAsync(LoanId, Token);
    }

    private static void ThrowIf(bool condition)
    {
        if (condition)
        {
            throw new InvalidOperationException("The exporter is gone.");
        }
    }

    private IBaloanClient Start(HttpStatusCode status, ILoggerProvider log)
    {
        var gateway = new TestGateway(status);
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log).AddFilter("System.Net.Http", LogLevel.None));
        var builder = services.AddBaloanClient(options =>
        {
            options.Username = "partner";
            options.Password = "password";
            options.Retry.BaseDelay = TimeSpan.FromMilliseconds(1);
        });
        builder.HttpClientBuilder.ConfigurePrimaryHttpMessageHandler(() => gateway);
        builder.BareHttpClientBuilder.ConfigurePrimaryHttpMessageHandler(() => gateway);
        _provider = services.BuildServiceProvider();
        return _provider.GetRequiredService<IBaloanClient>();
    }

    private sealed class FailingLoggerProvider : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            throw new IOException("The disk is full.");

        public void Dispose()
        {
            // There is nothing to dispose of.
        }
    }
}
