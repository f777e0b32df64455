using Baloan.Sdk.Benchmarks.Reporting;

namespace Baloan.Sdk.Benchmarks.Dashboard;

/// <summary>How soon the sandbox's dashboard shows what there is, and what changes, with a long day's work in it.</summary>
internal sealed class DashboardExperiment : Experiment
{
    private const int Loans = 10_000;

    public override string Name => "dashboard";

    public override string Description => "First paint and live updates of the sandbox's dashboard in Chromium, with 10,000 loans, requests and call backs.";

    public override async Task<Report> RunAsync(bool isQuick, CancellationToken cancellationToken)
    {
        var rounds = isQuick ? 5 : 20;
        await using var sandbox = await BusySandbox.StartAsync(Loans, cancellationToken);
        await using var browser = await DashboardBrowser.StartAsync(sandbox.Address);
        Console.WriteLine($"The sandbox holds {Loans:N0} loans.");
        var report = new Report { Tables = { await PaintsAsync(browser, rounds) } };
        await using var visit = await browser.OpenAsync("en");
        report.Tables.Add(await UpdatesAsync(visit, rounds));
        report.Tables.Add(await MemoryAsync(sandbox, visit, cancellationToken));
        return report;
    }

    private static async Task<Table> PaintsAsync(DashboardBrowser browser, int rounds)
    {
        var table = new Table("From the click to the first paint", "Median", "p95", "Most");
        List<double> texts = [], english = [], persian = [];
        for (var round = 0; round < rounds; round++)
        {
            texts.Add(await browser.FirstPaintOfTextAsync());
            await using var first = await browser.OpenAsync("en");
            english.Add(await first.FirstPaintAsync());
            await using var second = await browser.OpenAsync("fa");
            persian.Add(await second.FirstPaintAsync());
        }

        Add(table, "the dashboard in English", english);
        Add(table, "the dashboard in Persian", persian);
        Add(table, "a line of text, for comparison", texts);

        return table;
    }

    private static async Task<Table> UpdatesAsync(DashboardVisit visit, int rounds)
    {
        var table = new Table("From the change to the page that shows it", "Median", "p95", "Most");
        List<double> loans = [], callbacks = [], requests = [];
        for (var round = 0; round < rounds; round++)
        {
            loans.Add(await visit.MoveLoanAsync());
            callbacks.Add(await visit.DeliverCallbackAsync());
            requests.Add(await visit.RequestAsync());
        }

        Add(table, "a loan moves", loans);
        Add(table, "its call back is delivered", callbacks);
        Add(table, "a request is answered", requests);
        return table;
    }

    private static async Task<Table> MemoryAsync(BusySandbox sandbox, DashboardVisit visit, CancellationToken cancellationToken)
    {
        var table = new Table("Memory", "Scripts of the page", "Elements of the page", "The sandbox's process");
        await AddAsync("10,000 loans");
        await sandbox.OpenLoansAsync(Loans, cancellationToken);
        await AddAsync("10,000 loans more, in front of the open page");
        return table;

        async Task AddAsync(string name)
        {
            var (heap, elements) = await visit.MemoryAsync();
            table.Add(name, Figure.Megabytes(heap), Figure.Count(elements), Figure.Megabytes(sandbox.WorkingSet));
        }
    }

    private static void Add(Table table, string name, List<double> milliseconds) => table.Add(
        name,
        Figure.Milliseconds(Figure.Median(milliseconds)),
        Figure.Milliseconds(Figure.Percentile(milliseconds, 0.95)),
        Figure.Milliseconds(milliseconds.Max()));
}
