using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using Baloan.Sdk.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpLogging;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Baloan.Sdk.AspNetCore.Tests.Callbacks;

public sealed class SecretSecrecyTests : IDisposable
{
    private const string TraceId = "4bf92f3577b34da6a3ce929d0e0e4736";
    private const string Secret = "tell-nobody-0123456789abcdef";

    private readonly ConcurrentQueue<string> _traces = new();
    private readonly TaskCompletionSource<string> _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<string> _metrics = new();
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters = new();

    public SecretSecrecyTests()
    {
        // The client's own activities would show the address that this test asks for.
        _activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name != "System.Net.Http",
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
            {
                _traces.Enqueue($"{options.Name} {string.Join(' ', options.Tags?.Select(tag => $"{tag.Key}={tag.Value}") ?? [])}");
                return ActivitySamplingResult.AllDataAndRecorded;
            },
            ActivityStarted = Record,
            ActivityStopped = activity =>
            {
                Record(activity);
                if (activity.OperationName.EndsWith("HttpRequestIn", StringComparison.Ordinal) && activity.TraceId.ToHexString() == TraceId)
                {
                    _finished.TrySetResult(TextOf(activity));
                }
            },
        };
        ActivitySource.AddActivityListener(_activities);
        _meters.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        _meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Measure(instrument, tags));
        _meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Measure(instrument, tags));
        _meters.Start();
    }

    [Fact]
    public async Task A_secret_in_the_path_is_in_no_log_trace_or_metric_of_the_whole_application()
    {
        await using var app = await CallbackApp.StartAsync(
            options => options.Secrets = [Secret],
            (builder, _) => builder.Services.AddHttpLogging(logging => logging.LoggingFields = HttpLoggingFields.All),
            app =>
            {
                app.UseHttpLogging();
                app.UsePathBase("/shop");
                app.MapBaloanCallbacks("/baloan/callbacks");
            });
        app.Deeds.OnHandle = (callback, _, _) => callback.State == LoanState.Blocked ? throw new InvalidOperationException("failed") : Task.CompletedTask;

        (await PostAsync(app, "/baloan/callbacks", CallbackApp.Body(LoanState.Created))).Should().StartWith("HTTP/1.1 200");
        (await PostAsync(app, "/shop/baloan/callbacks", CallbackApp.Body(LoanState.Paid))).Should().StartWith("HTTP/1.1 200");
        (await PostAsync(app, "/baloan/callbacks", CallbackApp.Body(LoanState.Blocked))).Should().StartWith("HTTP/1.1 500");
        (await PostAsync(app, "/baloan/callbacks", "{}")).Should().StartWith("HTTP/1.1 400");
        (await PostAsync(app, "/nowhere", "{}")).Should().StartWith("HTTP/1.1 404");
        await app.StopAsync();

        app.Logs.Text.Should().Contain("/baloan/callbacks").And.Contain("RequestPath").And.NotContain(Secret);
        string.Join('\n', _traces).Should().Contain("baloan.loan.state").And.NotContain(Secret);
        string.Join('\n', _metrics).Should().Contain("http.server.request.duration").And.Contain("baloan.callbacks").And.NotContain(Secret);
    }

    [Fact]
    public async Task On_another_server_the_pipeline_and_the_finished_trace_do_not_hold_the_secret()
    {
        var paths = new ConcurrentQueue<string>();
        await using var app = await StartOnTestServerAsync(paths);

        using var client = app.GetTestClient();
        client.DefaultRequestHeaders.Add("traceparent", $"00-{TraceId}-00f067aa0ba902b7-01");

        using var response = await client.PostAsync(
            $"/baloan/callbacks/{Secret}", new StringContent(CallbackApp.Body(LoanState.Created)), TestContext.Current.CancellationToken);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        paths.Should().Equal("/baloan/callbacks");
        (await _finished.Task.WaitAsync(TestContext.Current.CancellationToken)).Should().NotContain(Secret);
    }

    [Theory]
    [InlineData("/baloan/callbacks", "/baloan/callbacks")]
    [InlineData("/baloan/callbacks/", "/BALOAN/Callbacks")]
    public async Task What_stands_in_a_secrets_place_is_in_no_log_and_no_trace_known_or_not(string pattern, string path)
    {
        await using var app = await CallbackApp.StartAsync(map: app => app.MapBaloanCallbacks(pattern));

        (await PostAsync(app, path, CallbackApp.Body(LoanState.Created))).Should().StartWith("HTTP/1.1 404");
        await app.StopAsync();

        app.Logs.Text.Should().Contain("Request finished").And.NotContain(Secret);
        string.Join('\n', _traces).Should().NotContain(Secret);
    }

    [Fact]
    public async Task Below_a_parameter_a_secret_that_is_not_known_is_masked_in_the_route_values()
    {
        object? seen = null;
        await using var app = await CallbackApp.StartAsync(map: app =>
        {
            app.Use(async (context, next) =>
            {
                await next(context);
                seen = context.Request.RouteValues["baloanSecret"];
            });
            app.UseRouting();
            app.MapGroup("/{tenant}").MapBaloanCallbacks("/callbacks");
        });

        (await PostAsync(app, "/baloan/callbacks", CallbackApp.Body(LoanState.Created))).Should().StartWith("HTTP/1.1 404");

        seen.Should().Be("***");
    }

    [Theory]
    [InlineData("/baloan/callbacks/{id}")]
    [InlineData("/baloan/callbacks/{*rest}")]
    [InlineData($"/Baloan/callbacks/{Secret}")]
    public async Task An_endpoint_of_the_applications_own_beside_the_secrets_is_reached(string pattern)
    {
        await using var app = await CallbackApp.StartAsync(map: app =>
        {
            app.MapBaloanCallbacks("/baloan/callbacks");
            app.MapPost(pattern, () => "mine").WithOrder(-1);
        });

        (await PostAsync(app, "/baloan/callbacks", "{}")).Should().StartWith("HTTP/1.1 200").And.Contain("mine");
    }

    public void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
    }

    private static async Task<WebApplication> StartOnTestServerAsync(ConcurrentQueue<string> paths)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(new Deeds());
        builder.Services.AddBaloanCallbacks<RecordingHandler>(options => options.Secrets = [Secret]);
        var app = builder.Build();
        app.Use((context, next) =>
        {
            paths.Enqueue(context.Request.Path);
            return next(context);
        });
        app.MapBaloanCallbacks("/baloan/callbacks");
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private static async Task<string> PostAsync(CallbackApp app, string path, string body)
    {
        using var raw = await RawHttp.ConnectAsync(app.Client.BaseAddress!);
        await raw.SendAsync($"POST {path}/{Secret} HTTP/1.1\r\nHost: shop\r\nContent-Length: {body.Length}\r\n\r\n{body}");
        return await raw.ReadAnswerAsync();
    }

    private static string TextOf(Activity activity) =>
        $"{activity.OperationName} {activity.DisplayName} {string.Join(' ', activity.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"))}";

    private void Record(Activity activity) => _traces.Enqueue(TextOf(activity));

    private void Measure(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _metrics.Enqueue($"{instrument.Name} {string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))}");
}
