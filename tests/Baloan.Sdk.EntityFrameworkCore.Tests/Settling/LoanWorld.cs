namespace Baloan.Sdk.Tests.Settling;

/// <summary>What happens in a <see cref="LoanWorld"/>.</summary>
public enum WorldEvent
{
    Send,
    SendAgain,
    ReachGateway,
    AnswerArrives,
    AnswerIsLost,
    LeaseEnds,
    CallBackArrives,
    PersonSaysNotOpened,
    PersonSaysOpened,
    TimePasses,
    ClockGoesBack,
    Eliminate,
}

/// <summary>
/// Gateway, book, call backs and persons in memory. Requests are delayed past their leases, answers are lost or late, processes die,
/// call backs come late, out of order or not at all, persons err, and the database's clock may be put back by some minutes.
/// </summary>
/// <remarks>A person's error comes to light within the window, or never: that is what the book promises and no more.</remarks>
internal sealed class LoanWorld
{
    public static readonly TimeSpan Window = TimeSpan.FromHours(24);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);
    private readonly List<WorldRequest> _requests = [];
    private readonly List<WorldLoan> _loans = [];
    private DateTime _now = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private DateTime _latest;
    private int _ids;

    /// <summary>The book's lines.</summary>
    public List<WorldLine> Lines { get; } = [];

    /// <summary>The pairs that were married; the last loan of each is the true one.</summary>
    public List<EliminatedPair> Married { get; } = [];

    public DateTime Now => _now;

    public IReadOnlyList<WorldLoan> Loans => _loans;

    /// <summary>What elimination is given: the lines that may be a loan's, and the loans without a line.</summary>
    public IReadOnlyList<EliminationLine> Facts => [.. Lines
        .Where(line => line.Facts.Status is LoanBookStatus.Opening or LoanBookStatus.Unknown || line.Facts.SettledBy == LoanSettlement.Person || line.Facts.DisownedAt is not null)
        .Select(line => line.Facts with { IsLeaseOver = line.Facts.LeaseEndsAt <= _now })];

    public IReadOnlyList<OrphanLoan> Orphans => [.. _loans
        .Where(loan => loan.FirstToldAt is not null && !Lines.Any(line => line.LoanId == loan.Id))
        .Select(loan => new OrphanLoan(loan.Id, loan.ToldBy.Count == 1 ? loan.ToldBy.Single() : null, loan.FirstToldAt!.Value, loan.IsCreationTold))];

    public void Apply(WorldEvent what, int which, int how)
    {
        switch (what)
        {
            case WorldEvent.Send:
                Lines.Add(new WorldLine { Facts = new EliminationLine { Reference = $"order-{Lines.Count}", Partner = how % 4 == 0 ? "b" : "a", CreatedAt = _now } });
                Begin(Lines[^1]);
                break;
            case WorldEvent.SendAgain when Pick(Lines, which, line => line.Facts.Status == LoanBookStatus.NotOpened) is { } line:
                Begin(line);
                break;
            case WorldEvent.ReachGateway when Pick(_requests, which, request => !request.IsReached && !IsTooLate(request)) is { } request:
                Reach(request, isOpened: how % 3 != 0);
                break;
            case WorldEvent.AnswerArrives when Pick(_requests, which, request => request.IsReached && IsOpen(request)) is { } request:
                Answer(request);
                break;
            case WorldEvent.AnswerIsLost when Pick(Lines, which, line => line.Facts.Status == LoanBookStatus.Opening) is { } line:
                line.Set(LoanBookStatus.Unknown, _now);
                break;
            case WorldEvent.LeaseEnds:
                _now += Lease;
                Sweep();
                break;
            case WorldEvent.CallBackArrives when Pick(_loans, which, loan => !IsTooLate(loan.Request)) is { } loan:
                Tell(loan, isCreation: how % 4 != 0, hasOwnSecret: how % 5 != 0);
                break;
            case WorldEvent.PersonSaysNotOpened when Pick(Lines, which, line => line.Facts.Status == LoanBookStatus.Unknown) is { } line:
                line.Set(LoanBookStatus.NotOpened, _now, LoanSettlement.Person);
                line.Facts = line.Facts with { DisownedAt = _now };
                _requests.Single(request => request.Id == line.Facts.AttemptId).DisownedAt = _now;
                break;
            case WorldEvent.PersonSaysOpened when Pick(Lines, which, line => line.Facts.Status == LoanBookStatus.Unknown) is { } line
                && Pick(Orphans, how, _ => true) is { } orphan:
                line.Set(LoanBookStatus.Opened, _now, LoanSettlement.Person);
                line.LoanId = orphan.LoanId;
                break;
            case WorldEvent.TimePasses:
                _now += TimeSpan.FromMinutes(Math.Pow(2, how % 14));
                Sweep();
                break;
            case WorldEvent.ClockGoesBack:
                _now = new[] { _now, Later(_latest, _now) - TimeSpan.FromMinutes(how % 5) }.Min();
                break;
            case WorldEvent.Eliminate:
                Eliminate();
                break;
            default:
                break;
        }

        _latest = Later(_latest, _now);
    }

    private static T? Pick<T>(IEnumerable<T> all, int which, Func<T, bool> fits)
        where T : class
    {
        var fitting = all.Where(fits).ToList();
        return fitting.Count == 0 ? null : fitting[which % fitting.Count];
    }

    private static DateTime Later(DateTime one, DateTime other) => one > other ? one : other;

    private static bool IsOpen(WorldRequest request) =>
        request.Line.Facts.AttemptId == request.Id && request.Line.Facts.Status is LoanBookStatus.Opening or LoanBookStatus.Unknown;

    // What a person has wrongly settled comes to light within the window, or never.
    private bool IsTooLate(WorldRequest request) =>
        (request.DisownedAt is { } disownedAt && _now > disownedAt + Window)
        || (request.Line.Facts is { Status: LoanBookStatus.Opened, SettledBy: LoanSettlement.Person, StatusAt: var settledAt } && _now > settledAt + Window);

    private void Begin(WorldLine line)
    {
        var request = new WorldRequest(NewId(), line);
        _requests.Add(request);
        line.Set(LoanBookStatus.Opening, _now);
        line.Facts = line.Facts with { AttemptId = request.Id, AttemptedAt = _now, LeaseEndsAt = _now + Lease };
    }

    private void Reach(WorldRequest request, bool isOpened)
    {
        request.IsReached = true;
        if (isOpened)
        {
            request.Loan = new WorldLoan(NewId(), request);
            _loans.Add(request.Loan);
        }
    }

    private void Answer(WorldRequest request)
    {
        // Another line may have been given this loan by a person's error: the index over the loans refuses it a second time.
        if (request.Loan is { } loan && Lines.Any(line => line.LoanId == loan.Id))
        {
            request.Line.Set(LoanBookStatus.Unknown, _now);
            return;
        }

        request.Line.LoanId = request.Loan?.Id;
        request.Line.Set(request.Loan is null ? LoanBookStatus.NotOpened : LoanBookStatus.Opened, _now);
    }

    private void Tell(WorldLoan loan, bool isCreation, bool hasOwnSecret)
    {
        loan.FirstToldAt ??= _now;
        loan.IsCreationTold |= isCreation;
        loan.ToldBy.Add(hasOwnSecret ? loan.Request.Line.Facts.Partner : "");
    }

    private void Sweep()
    {
        foreach (var line in Lines.Where(line => line.Facts.Status == LoanBookStatus.Opening && line.Facts.LeaseEndsAt <= _now))
        {
            line.Set(LoanBookStatus.Unknown, _now);
        }
    }

    private void Eliminate()
    {
        foreach (var pair in Elimination.Decide(Facts, Orphans, _ => Window))
        {
            Married.Add(pair);
            var line = Lines.Single(line => line.Facts.Reference == pair.Line.Reference);
            line.LoanId = pair.Orphan.LoanId;
            line.Set(LoanBookStatus.Opened, _now, LoanSettlement.Elimination);
        }
    }

    private Guid NewId() => new(++_ids, 0, 0, new byte[8]);
}

/// <summary>A line of the book.</summary>
internal sealed class WorldLine
{
    public required EliminationLine Facts { get; set; }

    public Guid? LoanId { get; set; }

    public void Set(LoanBookStatus status, DateTime now, LoanSettlement? settledBy = null) =>
        Facts = Facts with { Status = status, StatusAt = now, SettledBy = settledBy };
}

/// <summary>A request on its way to the gateway.</summary>
internal sealed class WorldRequest(Guid id, WorldLine line)
{
    public Guid Id => id;

    public WorldLine Line => line;

    public DateTime? DisownedAt { get; set; }

    public bool IsReached { get; set; }

    public WorldLoan? Loan { get; set; }
}

/// <summary>A loan at the gateway, and the request that made it.</summary>
internal sealed class WorldLoan(Guid id, WorldRequest request)
{
    public Guid Id => id;

    public WorldRequest Request => request;

    public DateTime? FirstToldAt { get; set; }

    public bool IsCreationTold { get; set; }

    public HashSet<string> ToldBy { get; } = [];
}
