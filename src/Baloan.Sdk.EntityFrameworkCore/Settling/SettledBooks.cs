using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Baloan.Sdk;

/// <summary>The books of the application, by the database in which they lie.</summary>
internal sealed class SettledBooks
{
    private readonly IOptionsMonitor<LoanSettlingOptions> _settling;
    private readonly IOptionsMonitor<BaloanCallbackOptions> _callbacks;
    private readonly RegisteredClients _clients;

    public SettledBooks(
        IEnumerable<LoanBookSetup> setups,
        IOptionsMonitor<LoanSettlingOptions> settling,
        IOptionsMonitor<BaloanCallbackOptions> callbacks,
        RegisteredClients clients)
    {
        _settling = settling;
        _callbacks = callbacks;
        _clients = clients;
        Databases = [.. setups.GroupBy(setup => setup.Database.GetType()).Select(group => new SettledDatabase(this, [.. group]))];
    }

    /// <summary>The databases, each with the books that lie in it.</summary>
    public IReadOnlyList<SettledDatabase> Databases { get; }

    /// <summary>Whether the lines of more than one partner may be among them.</summary>
    public bool HasPartners => Databases.Count > 1 || Databases[0].Setups.Count > 1 || Databases[0].Setups[0].IsOfPartners;

    /// <summary>Who calls back as anybody may can make loans up.</summary>
    public bool IsCallerKnown => _callbacks.CurrentValue is not { AllowAnonymous: true, Secrets.Count: 0, AllowedNetworks.Count: 0 };

    public IReadOnlyList<string> ClientNames => _clients.Names;

    public LoanSettlingOptions OptionsOf(LoanBookSetup setup) => _settling.Get(setup.ClientName);
}

/// <summary>A database with one book or more.</summary>
internal sealed class SettledDatabase(SettledBooks books, IReadOnlyList<LoanBookSetup> setups)
{
    public IReadOnlyList<LoanBookSetup> Setups => setups;

    public BookDatabase Database => setups[0].Database;

    /// <summary>A name for metrics.</summary>
    public string Name { get; } = setups[0].Database.GetType().GetGenericArguments() is [var context] ? context.Name : setups[0].ClientName;

    /// <summary>The book in which a line lies; <see langword="null"/> where its client is no longer registered.</summary>
    public LoanBookSetup? SetupOf(string partner) =>
        setups.FirstOrDefault(setup => !setup.IsOfPartners && setup.ClientName == partner) ?? setups.FirstOrDefault(setup => setup.IsOfPartners);

    /// <summary>For how long after the lease of a partner's request its loan is expected to be told.</summary>
    public TimeSpan WindowOf(string partner) => SetupOf(partner)?.Options.CandidateWindow ?? TimeSpan.FromDays(30);

    /// <summary>Whether a loan may be given to a line of a partner by elimination, by what the application has said.</summary>
    /// <param name="partner">The partner of the line.</param>
    /// <param name="calledBackBy">The partner whose secret came with the loan's call backs; empty where there is none.</param>
    public bool MayEliminate(string partner, string calledBackBy) =>
        books.IsCallerKnown
        && SetupOf(partner) is { Options.EveryLoanIsBooked: true }
        && (calledBackBy.Length > 0 || IsEveryClientBooked);

    // A call back without a partner's own secret may be about a loan of any client, with a book or without.
    private bool IsEveryClientBooked => books.ClientNames.All(
        name => setups.Any(setup => setup.ClientName == name && setup.Options.EveryLoanIsBooked));

    /// <summary>The partners of a book among the lines.</summary>
    public IQueryable<BookedLoan> LinesOf(LoanBookSetup setup, IQueryable<BookedLoan> lines)
    {
        if (!setup.IsOfPartners)
        {
            var name = setup.ClientName;
            return lines.Where(line => line.Partner == name);
        }

        foreach (var other in setups.Where(other => !other.IsOfPartners))
        {
            var name = other.ClientName;
            lines = lines.Where(line => line.Partner != name);
        }

        return lines;
    }
}

/// <summary>The clients that the application has registered, with a book or without, in whatever order.</summary>
internal sealed class RegisteredClients(IServiceCollection services)
{
    private readonly Lazy<IReadOnlyList<string>> _names = new(() => [.. Find(services)]);

    /// <summary>Their names; that of the clients of all partners, too.</summary>
    public IReadOnlyList<string> Names => _names.Value;

    private static IEnumerable<string> Find(IServiceCollection services) => services
        .Where(service => service.ServiceType == typeof(IBaloanClient) && service.IsKeyedService)
        .Select(service => service.ServiceKey)
        .OfType<string>()
        .Concat(services.Any(service => service.ServiceType == typeof(IBaloanClientFactory)) ? ["partners"] : [])
        .Distinct();
}
