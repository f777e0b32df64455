using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Baloan.Sdk;

/// <summary>What the books of one registration share.</summary>
internal sealed class LoanBookSetup
{
    private readonly IServiceProvider _services;
    private readonly ILogger _logger;
    private readonly LoanBookTelemetry _telemetry;

    /// <param name="services">The application's services.</param>
    /// <param name="clientName">The name of the client, or of the clients of all partners.</param>
    /// <param name="database">Where the book is kept.</param>
    /// <param name="isOfPartners">Whether there is a book for each partner.</param>
    public LoanBookSetup(IServiceProvider services, string clientName, BookDatabase database, bool isOfPartners)
    {
        _services = services;
        IsOfPartners = isOfPartners;
        ClientName = clientName;
        Database = database;
        Options = services.GetRequiredService<IOptionsMonitor<LoanBookOptions>>().Get(clientName);
        ClientTimeout = services.GetRequiredService<IOptionsMonitor<BaloanClientOptions>>().Get(clientName).Timeout;
        Time = services.GetService<TimeProvider>() ?? TimeProvider.System;
        _logger = services.GetService<ILogger<LoanBook>>() ?? NullLogger<LoanBook>.Instance;
        _telemetry = services.GetRequiredService<LoanBookTelemetry>();
        Marks = new ApplicantMarks(new MarkKey(database, Options.FingerprintKey, services));
    }

    public string ClientName { get; }

    /// <summary>Whether there is a book for each partner; else there is one, of the client.</summary>
    public bool IsOfPartners { get; }

    public BookDatabase Database { get; }

    public LoanBookOptions Options { get; }

    /// <summary>After how long the client gives up a call.</summary>
    public TimeSpan ClientTimeout { get; }

    public TimeProvider Time { get; }

    public ApplicantMarks Marks { get; }

    public CallbackInsert CallbackInsert { get; } = new();

    /// <summary>What inserts a line; made when the first is.</summary>
    public ClockedInsert<BookedLoan>? Insert { get; set; }

    /// <summary>The partner of the call backs about a book's loans: a client's own carry none, whatever its name.</summary>
    public string CallbackPartnerOf(string partner) => IsOfPartners ? partner : "";

    /// <summary>The book of the client, or of one of the partners.</summary>
    public LoanBook BookOf(string partner) => new(this, partner, token => FindClientAsync(partner, token));

    /// <summary>The client of a line's partner.</summary>
    public ValueTask<IBaloanClient> FindClientAsync(string partner, CancellationToken cancellationToken) => IsOfPartners
        ? _services.GetRequiredService<IBaloanClientFactory>().GetAsync(partner, cancellationToken)
        : ValueTask.FromResult(_services.GetRequiredKeyedService<IBaloanClient>(ClientName));

    /// <summary>Tells that requests were given up, if any were.</summary>
    public void TellIfSwept(int count)
    {
        if (count > 0)
        {
            Tell(log => log.Swept(count));
            TellObservers();
        }
    }

    /// <summary>Tells whoever waits for the book that an outcome was committed. They may need the book, so that they are looked up late.</summary>
    public void TellObservers() => Quietly(() =>
    {
        foreach (var observer in _services.GetServices<ILoanBookObserver>())
        {
            observer.OnChanged();
        }
    });

    /// <summary>Writes to the log.</summary>
    public void Tell(Action<ILogger> write) => Quietly(() => write(_logger));

    /// <summary>Counts what came of a loan that was asked for.</summary>
    public void Count(string outcome, Activity? activity) => Quietly(() => _telemetry.Count(ClientName, outcome, activity));

    private static void Quietly(Action tell)
    {
        try
        {
            tell();
        }
#pragma warning disable CA1031 // Whatever a listener throws, it must not hide what came of a loan.
        catch (Exception)
#pragma warning restore CA1031
        {
            // The outcome matters more than its telling.
        }
    }
}
