using System.Text.Json;
using Microsoft.Playwright;

namespace Baloan.Sdk.Benchmarks.Dashboard;

/// <summary>An open dashboard. What it measures begins before the request that changes something, and ends when the page has changed.</summary>
internal sealed class DashboardVisit(IBrowserContext context, IPage page) : IAsyncDisposable
{
    /// <summary>Sends a request and waits for the first change of a list that holds what is expected; how many milliseconds that took.</summary>
    private const string Watch = """
        async ({ list, path, method, expected }) => {
          const target = document.querySelector(`${list} .list`);
          const before = target.querySelectorAll(expected).length;
          const started = performance.now();
          const changed = new Promise(resolve => {
            const observer = new MutationObserver(() => {
              const first = target.querySelector(expected);
              if (first && (target.querySelectorAll(expected).length !== before || first !== window.lastFirst)) {
                observer.disconnect();
                resolve(performance.now());
              }
            });
            observer.observe(target, { childList: true, subtree: true, characterData: true });
          });
          window.lastFirst = target.querySelector(expected);
          const answer = await fetch(path, { method });
          await answer.arrayBuffer();
          return await changed - started;
        }
        """;

    /// <summary>The milliseconds from the start of the navigation to the first contentful paint.</summary>
    public Task<double> FirstPaintAsync() => page.EvaluateAsync<double>("""
        () => new Promise(resolve => {
          const painted = () => performance.getEntriesByName('first-contentful-paint')[0];
          const look = () => painted() ? resolve(painted().startTime) : requestAnimationFrame(look);
          look();
        })
        """);

    /// <summary>Verifies the cheque of the newest loan that can be moved so, and waits until the list of loans shows it.</summary>
    public async Task<double> MoveLoanAsync()
    {
        var loan = await NewestInAsync("created");
        return await MeasureAsync("#loans", $"/sandbox/loans/{loan}/advance", "POST", $"#loan-{loan} .badge.cheque_verified");
    }

    /// <summary>Moves that loan on, and waits until the list of call backs shows that the partner has heard of it.</summary>
    public async Task<double> DeliverCallbackAsync() => await MeasureAsync(
        "#callbacks", $"/sandbox/loans/{await NewestInAsync("cheque_verified")}/advance", "POST", ".callback .badge.delivered");

    /// <summary>Sends a request to the gateway, and waits until the list shows it.</summary>
    public Task<double> RequestAsync() => MeasureAsync("#requests", "/api/v1/partnership/loan-policies", "GET", ".request");

    /// <summary>What the page holds after its garbage was collected: the heap of its scripts in bytes, and its elements.</summary>
    public async Task<(double Heap, double Elements)> MemoryAsync()
    {
        var session = await context.NewCDPSessionAsync(page);
        await session.SendAsync("HeapProfiler.collectGarbage");
        await session.SendAsync("Performance.enable");
        var metrics = (await session.SendAsync("Performance.getMetrics"))!.Value.GetProperty("metrics").EnumerateArray().ToList();
        var elements = await page.EvaluateAsync<double>("document.getElementsByTagName('*').length");
        return (Value(metrics, "JSHeapUsedSize"), elements);
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    private static double Value(List<JsonElement> metrics, string name) =>
        metrics.Find(metric => metric.GetProperty("name").GetString() == name).GetProperty("value").GetDouble();

    private Task<string> NewestInAsync(string state) =>
        page.EvaluateAsync<string>("state => document.querySelector(`#loans .loan:has(.badge.${state})`).id.slice('loan-'.length)", state);

    private Task<double> MeasureAsync(string list, string path, string method, string expected) =>
        page.EvaluateAsync<double>(Watch, new { list, path, method, expected });
}
