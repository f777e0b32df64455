using System.Diagnostics.Metrics;
using System.Net;
using Baloan.Sdk.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Baloan.Sdk.AspNetCore.Tests.Callbacks;

/// <summary>A handler that does not end although its token is cancelled.</summary>
public sealed class HangingHandlerTests : IDisposable
{
    private static readonly Guid OtherLoan = Guid.Parse("00000000-0000-0000-0000-000000000002");

    private readonly FakeTimeProvider _time = new();
    private readonly SemaphoreSlim _started = new(0);
    private readonly ManualResetEventSlim _mayEnd = new();
    private readonly TaskCompletionSource _mayEndAsync = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_caller_is_answered_at_the_time_limit(bool blocksItsThread)
    {
        await using var app = await StartAsync(blocksItsThread);

        using var response = await HangAsync(app);

        response.StatusCode.Should().Be(HttpStatusCode.InternalServerError);
        app.Logs.Entries.Should().ContainSingle(entry => entry.Id.Id == 2003).Which.Level.Should().Be(LogLevel.Error);
        End();
    }

    [Fact]
    public async Task Its_loan_waits_until_it_ends_and_what_it_did_is_remembered()
    {
        await using var app = await StartAsync(blocksItsThread: false);
        using var late = await HangAsync(app);

        (await PostWhileTimePassesAsync(app)).Should().Be(HttpStatusCode.ServiceUnavailable, "the loan's turn is still taken");
        End();

        (await app.PostAsync(LoanState.Created)).Should().Be(HttpStatusCode.OK);
        app.Deeds.Done.Should().ContainSingle("it was handled after all, and the repeat is one");
        app.Logs.Entries.Should().ContainSingle(entry => entry.Id.Id == 2014).Which.Text.Should().Contain("handled");
    }

    [Fact]
    public async Task One_that_fails_in_the_end_is_run_again()
    {
        await using var app = await StartAsync(blocksItsThread: false);
        using var late = await HangAsync(app);

        _mayEndAsync.SetException(new InvalidOperationException("the database is away"));
        app.Deeds.OnHandle = (_, _, _) => Task.CompletedTask;

        (await app.PostAsync(LoanState.Created)).Should().Be(HttpStatusCode.OK);
        app.Deeds.Last.Context.Attempt.Should().Be(2);
    }

    [Fact]
    public async Task Other_loans_are_handled()
    {
        await using var app = await StartAsync(blocksItsThread: true);
        using var late = await HangAsync(app);
        app.Deeds.OnHandle = (_, _, _) => Task.CompletedTask;

        (await app.PostAsync(LoanState.Created, OtherLoan)).Should().Be(HttpStatusCode.OK);
        End();
    }

    [Fact]
    public async Task No_further_handler_is_started_while_as_many_hang_as_may()
    {
        await using var app = await StartAsync(blocksItsThread: false, options => options.MaxHangingHandlers = 1);
        using var late = await HangAsync(app);

        using var refused = await app.PostAsync(CallbackApp.Body(LoanState.Created, OtherLoan));
        (refused.StatusCode, refused.Headers.RetryAfter!.Delta).Should().Be((HttpStatusCode.ServiceUnavailable, TimeSpan.FromMinutes(1)));
        app.Logs.Entries.Should().ContainSingle(entry => entry.Id.Id == 2015);
        app.Deeds.Done.Should().BeEmpty();
    }

    [Fact]
    public async Task Those_that_hang_are_counted()
    {
        long hanging = 0;
        await using var app = await StartAsync(blocksItsThread: false);
        using var meters = new MeterListener();
        meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == "baloan.callbacks.hanging" && ReferenceEquals(instrument.Meter.Scope, app.Services.GetRequiredService<IMeterFactory>()))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        meters.SetMeasurementEventCallback<long>((_, change, _, _) => Interlocked.Add(ref hanging, change));
        meters.Start();

        using var late = await HangAsync(app);
        Interlocked.Read(ref hanging).Should().Be(1);

        End();
        await app.PostAsync(LoanState.Created);
        Interlocked.Read(ref hanging).Should().Be(0);
    }

    [Theory]
    [InlineData(2003)]
    [InlineData(2002)]
    public async Task It_gives_its_place_back_even_where_a_log_throws(int eventId)
    {
        var left = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var app = await CallbackApp.StartAsync(build: (builder, _) =>
        {
            builder.Services.AddSingleton<TimeProvider>(_time);
            builder.Logging.AddProvider(new BrokenLog(eventId));
        });
        app.Deeds.OnHandle = async (_, _, _) =>
        {
            _started.Release();
            await _mayEndAsync.Task;
            throw new InvalidOperationException("the database is away");
        };
        using var meters = new MeterListener();
        meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == "baloan.callbacks.hanging" && ReferenceEquals(instrument.Meter.Scope, app.Services.GetRequiredService<IMeterFactory>()))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        meters.SetMeasurementEventCallback<long>((_, change, _, _) => _ = change < 0 && left.TrySetResult());
        meters.Start();

        using var late = await HangAsync(app);
        End();

        await left.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task It_keeps_its_services_and_its_request()
    {
        var found = new TaskCompletionSource<(bool IsDisposed, string? Path)>();
        await using var app = await CallbackApp.StartAsync(build: (builder, _) => builder.Services
            .AddSingleton<TimeProvider>(_time)
            .AddScoped<Session>()
            .AddHttpContextAccessor());
        app.Deeds.OnHandle = async (_, _, _) =>
        {
            var http = app.Services.GetRequiredService<IHttpContextAccessor>();
            var session = http.HttpContext!.RequestServices.GetRequiredService<Session>();
            _started.Release();
            await _mayEndAsync.Task;
            found.SetResult((session.IsDisposed, http.HttpContext?.Request.Path));
        };

        using var late = await HangAsync(app);
        End();

        (await found.Task.WaitAsync(TestContext.Current.CancellationToken)).Should().Be((false, "/baloan/callbacks"));
    }

    public void Dispose()
    {
        End();
        _started.Dispose();
    }

    private void End()
    {
        _mayEnd.Set();
        _mayEndAsync.TrySetResult();
    }

    private Task<CallbackApp> StartAsync(bool blocksItsThread, Action<BaloanCallbackOptions>? configure = null) => StartAsync(
        configure,
        async () =>
        {
            _started.Release();
            if (blocksItsThread)
            {
                _mayEnd.Wait();
            }

            await _mayEndAsync.Task;
        });

    private async Task<CallbackApp> StartAsync(Action<BaloanCallbackOptions>? configure, Func<Task> handle)
    {
        var app = await CallbackApp.StartAsync(configure, (builder, _) => builder.Services.AddSingleton<TimeProvider>(_time));
        app.Deeds.OnHandle = (_, _, _) => handle();
        return app;
    }

    private async Task<HttpResponseMessage> HangAsync(CallbackApp app)
    {
        var answer = app.PostAsync(CallbackApp.Body(LoanState.Created));
        await _started.WaitAsync(TestContext.Current.CancellationToken);
        _time.Advance(TimeSpan.FromMinutes(1));
        return await answer;
    }

    // Its own wait begins at an unknown moment, so time passes until it is over.
    private async Task<HttpStatusCode> PostWhileTimePassesAsync(CallbackApp app)
    {
        var answer = app.PostAsync(LoanState.Created);
        while (!answer.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(30));
            await Task.Yield();
        }

        return await answer;
    }

    private sealed class BrokenLog(int eventId) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId id, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (id.Id == eventId)
            {
                throw new IOException("the log's disk is full");
            }
        }

        public void Dispose()
        {
        }
    }

    private sealed class Session : IDisposable
    {
        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }
}
