namespace Baloan.Sdk.Benchmarks.Steady;

/// <summary>Callers who take turns of all kinds of calls, each at a steady pace, until this is disposed.</summary>
internal sealed class SteadyLoad : IDisposable
{
    public const int Callers = 4;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(20);

    /// <summary>Applicants whom the sandbox always grants a loan, and always refuses one.</summary>
    private static readonly CreateLoanRequest Granted = RequestOf("9900000153");
    private static readonly CreateLoanRequest Refused = RequestOf("9900000048");

    private readonly PeriodicTimer[] _timers = [.. Enumerable.Range(0, Callers).Select(_ => new PeriodicTimer(Pace))];
    private readonly Func<CancellationToken, Task>[] _mix;
    private long _calls;
    private long _failures;

    /// <param name="baloan">The client.</param>
    /// <param name="contractLoanId">A loan that has a contract.</param>
    public SteadyLoad(IBaloanClient baloan, Guid contractLoanId)
    {
        _mix =
        [
            baloan.Policies.ListAsync,
            token => baloan.Contracts.GetAsync(contractLoanId, token),
            token => baloan.Loans.CreateAsync(Granted, token),
            token => BeRefusedAsync(baloan, token),
        ];
    }

    /// <summary>Those that came to their right end, a refusal included.</summary>
    public long Calls => Interlocked.Read(ref _calls);

    public long Failures => Interlocked.Read(ref _failures);

    /// <summary>The last failure.</summary>
    public BaloanException? Failure { get; private set; }

    /// <summary>An applicant's request for a loan.</summary>
    public static CreateLoanRequest RequestOf(string nationalIdentifier) => new()
    {
        PhoneNumber = PhoneNumber.Parse("09123456789"),
        NationalIdentifier = NationalId.Parse(nationalIdentifier),
        BirthDate = new BirthDate(1999, 2, 14),
        Amount = Toman.FromMillions(10),
        LoanDue = 12,
        StoreId = 1,
    };

    public Task RunAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_timers.Select((timer, caller) => CallAsync(timer, caller, cancellationToken)));

    /// <summary>Lets the calls that are on their way come to their ends, and begins no other.</summary>
    public void Dispose()
    {
        foreach (var timer in _timers)
        {
            timer.Dispose();
        }
    }

    private static async Task BeRefusedAsync(IBaloanClient baloan, CancellationToken cancellationToken)
    {
        try
        {
            await baloan.Loans.CreateAsync(Refused, cancellationToken);
        }
        catch (BaloanApplicantException)
        {
            return;
        }

        throw new InvalidOperationException("The sandbox granted what it must refuse.");
    }

    private async Task CallAsync(PeriodicTimer timer, int caller, CancellationToken cancellationToken)
    {
        for (var turn = caller; await timer.WaitForNextTickAsync(cancellationToken); turn++)
        {
            try
            {
                await _mix[turn % _mix.Length](cancellationToken);
                Interlocked.Increment(ref _calls);
            }
            catch (BaloanException failure)
            {
                Interlocked.Increment(ref _failures);
                Failure = failure;
            }
        }
    }
}
