using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Diagnostics.Tracing;
using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Baloan.Sdk.Tests.Privacy;

/// <summary>Hears everything that a process tells about itself: logs of every level, activities, metrics and .NET's own network events.</summary>
internal sealed class Ear : ILoggerFactory, IDisposable
{
    private readonly ConcurrentQueue<(string Source, string Text)> _heard = new();
    private readonly ActivityListener _activities;
    private readonly MeterListener _metrics = new();
    private readonly NetworkEvents _events;

    public Ear()
    {
        _events = new NetworkEvents(this);
        _activities = new ActivityListener
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Hear,
        };
        ActivitySource.AddActivityListener(_activities);
        _metrics.InstrumentPublished = static (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        _metrics.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Hear(instrument, tags));
        _metrics.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Hear(instrument, tags));
        _metrics.SetMeasurementEventCallback<int>((instrument, _, tags, _) => Hear(instrument, tags));
        _metrics.Start();
    }

    /// <summary>All that was said so far, with where it was said.</summary>
    public IReadOnlyCollection<(string Source, string Text)> Heard => [.. _heard];

    public void Hear(string source, object? what) =>
        _heard.Enqueue((source, Convert.ToString(what, CultureInfo.InvariantCulture) ?? ""));

    /// <summary>Hears an exception as a log would print it, with all that hangs on it.</summary>
    public void Hear(Exception exception)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            Hear("exception", inner.ToString());
            foreach (System.Collections.DictionaryEntry entry in inner.Data)
            {
                Hear("exception data", $"{entry.Key}={entry.Value}");
            }
        }
    }

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public void Dispose()
    {
        _activities.Dispose();
        _metrics.Dispose();
        _events.Dispose();
    }

    private void Hear(Activity activity)
    {
        var source = "activity " + activity.Source.Name;
        Hear(source, $"{activity.OperationName} {activity.DisplayName} {activity.StatusDescription} {activity.TraceStateString}");
        foreach (var tag in activity.TagObjects.Concat(activity.Events.SelectMany(static e => e.Tags)))
        {
            Hear(source, $"{tag.Key}={tag.Value}");
        }

        foreach (var item in activity.Baggage)
        {
            Hear(source, $"{item.Key}={item.Value}");
        }
    }

    private void Hear(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        Hear("metric " + instrument.Meter.Name, instrument.Name);
        foreach (var tag in tags)
        {
            Hear("metric " + instrument.Meter.Name, $"{instrument.Name} {tag.Key}={tag.Value}");
        }
    }

    private sealed class Logger(Ear ear, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            HearState(state);
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            ear.Hear("log", $"{category} {eventId.Name} {formatter(state, exception)}");
            HearState(state);
            if (exception is not null)
            {
                ear.Hear(exception);
            }
        }

        private void HearState<TState>(TState state)
        {
            ear.Hear("log state", state);
            foreach (var item in state as IEnumerable<KeyValuePair<string, object?>> ?? [])
            {
                ear.Hear("log state", $"{item.Key}={item.Value}");
            }
        }
    }

    private sealed class NetworkEvents(Ear ear) : EventListener
    {
        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            // The "Private" ones are the wire itself.
            if (eventSource.Name.StartsWith("System.Net.", StringComparison.Ordinal))
            {
                EnableEvents(eventSource, EventLevel.Verbose, EventKeywords.All);
            }
        }

        // The base class calls back before this object is made.
        protected override void OnEventWritten(EventWrittenEventArgs eventData) =>
            ear?.Hear("event " + eventData.EventSource.Name, $"{eventData.EventName} {string.Join(' ', eventData.Payload ?? new([]))}");
    }
}
