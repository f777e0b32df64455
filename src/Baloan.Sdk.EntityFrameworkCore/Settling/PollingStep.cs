using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Baloan.Sdk;

#pragma warning disable RS0030 // Translated: the database's clock, not this machine's.

/// <summary>
/// Asks for the contracts of opened loans without news, as a call back may have been lost. Politely: few questions in a minute, longer
/// pauses the longer nothing is heard, and none to a gateway that fails.
/// </summary>
internal sealed class PollingStep(SettledBooks books, PolledNews news, SettlingTelemetry telemetry, TimeProvider time, ILogger<PollingStep> logger)
{
    private const int Batch = 100;
    private static readonly TimeSpan LeastPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    private readonly Dictionary<LoanBookSetup, PollAllowance> _allowances = [];
    private readonly Dictionary<string, DateTimeOffset> _paused = [];

    public async Task RunAsync(SettledDatabase database, CancellationToken cancellationToken)
    {
        foreach (var setup in database.Setups)
        {
            var options = books.OptionsOf(setup);
            if (options.PollsPerMinute > 0)
            {
                await RunAsync(database, setup, options, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task RunAsync(SettledDatabase database, LoanBookSetup setup, LoanSettlingOptions options, CancellationToken cancellationToken)
    {
        if (!_allowances.TryGetValue(setup, out var allowance))
        {
            _allowances[setup] = allowance = new PollAllowance(options.PollsPerMinute, time);
        }

        foreach (var line in await FindDueAsync(database, setup, cancellationToken).ConfigureAwait(false))
        {
            if (IsPaused(setup, line.Partner))
            {
                continue;
            }

            if (line.NeedsNoMore)
            {
                await ScheduleAsync(database, line, at: null, cancellationToken).ConfigureAwait(false);
            }
            else if (line.Silence < options.PollAfter)
            {
                await ScheduleAsync(database, line, line.LastNewsAt + options.PollAfter, cancellationToken).ConfigureAwait(false);
            }
            else if (!allowance.TryTake())
            {
                return;
            }
            else if (await TryClaimAsync(database, line, line.PauseOf(options), cancellationToken).ConfigureAwait(false))
            {
                await AskAsync(database, setup, line, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private Task<List<DueLine>> FindDueAsync(SettledDatabase database, LoanBookSetup setup, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var paused = _paused.Where(partner => partner.Value > now).Select(partner => partner.Key).ToArray();
        return database.Database.RunAsync(
            (context, token) => database.LinesOf(setup, context.Lines())
                .Where(line => line.PollAt < DateTime.UtcNow && line.Status == LoanBookStatus.Opened && line.LoanId != null && !paused.Contains(line.Partner))
                .OrderBy(line => line.PollAt)
                .Take(Batch)
                .Select(line => new DueLine
                {
                    Partner = line.Partner,
                    Reference = line.Reference,
                    LoanId = line.LoanId!.Value,
                    State = line.State,
                    StateAt = line.StateAt,
                    StatusAt = line.StatusAt,
                    SignedAt = line.SignedAt,
                    Now = DateTime.UtcNow,
                })
                .ToListAsync(token),
            cancellationToken);
    }

    private bool IsPaused(LoanBookSetup setup, string partner) => _paused.TryGetValue(Key(setup, partner), out var until) && time.GetUtcNow() < until;

    // Each partner of a store has its own client, with its own credentials and limits.
    private static string Key(LoanBookSetup setup, string partner) => setup.IsOfPartners ? partner : setup.ClientName;

    private static Task<int> ScheduleAsync(SettledDatabase database, DueLine line, DateTime? at, CancellationToken cancellationToken) => database.Database.RunAsync(
        (context, token) => Due(context, line).ExecuteUpdateAsync(set => set.SetProperty(found => found.PollAt, at), token), cancellationToken);

    // The node whose update finds the line due is the one that asks.
    private static async Task<bool> TryClaimAsync(SettledDatabase database, DueLine line, TimeSpan pause, CancellationToken cancellationToken)
    {
        var seconds = pause.TotalSeconds;
        return await database.Database.RunAsync(
            (context, token) => Due(context, line).ExecuteUpdateAsync(set => set.SetProperty(found => found.PollAt, _ => DateTime.UtcNow.AddSeconds(seconds)), token),
            cancellationToken).ConfigureAwait(false) > 0;
    }

    private static IQueryable<BookedLoan> Due(DbContext context, DueLine line)
    {
        var loanId = line.LoanId;
        return context.Lines().Where(found => found.LoanId == loanId && found.PollAt < DateTime.UtcNow);
    }

    private async Task AskAsync(SettledDatabase database, LoanBookSetup setup, DueLine line, CancellationToken cancellationToken)
    {
        try
        {
            var client = await setup.FindClientAsync(line.Partner, cancellationToken).ConfigureAwait(false);
            var contract = await client.Contracts.GetAsync(line.LoanId, cancellationToken).ConfigureAwait(false);
            var isNews = await news.TakeAsync(setup, line, contract.IsAgreedByUser, cancellationToken).ConfigureAwait(false);
            telemetry.CountPoll(isNews ? "news" : "none");
        }
        catch (BaloanException exception) when (exception is BaloanNotFoundException or BaloanStateException)
        {
            // There is no contract yet.
            telemetry.CountPoll("none");
        }
        catch (BaloanException exception)
        {
            telemetry.CountPoll("failed");
            if (exception is BaloanResponseException or BaloanValidationException or BaloanApplicantException or BaloanOtpException)
            {
                logger.PollFailed(line.LoanId, exception.GetType().Name);
                return;
            }

            var asked = (exception as BaloanApiException)?.RetryAfter ?? LeastPause;
            var pause = asked < LeastPause ? LeastPause : asked > LongestPause ? LongestPause : asked;
            _paused[Key(setup, line.Partner)] = time.GetUtcNow() + pause;
            logger.PollingPaused(exception.GetType().Name, pause.TotalSeconds);

            // It has not been asked: its turn comes again after the pause.
            await ScheduleAgainAsync(database, line, pause).ConfigureAwait(false);
        }
    }

    private static Task<int> ScheduleAgainAsync(SettledDatabase database, DueLine line, TimeSpan pause)
    {
        var (loanId, seconds) = (line.LoanId, pause.TotalSeconds);
        return database.Database.RunAsync(
            (context, token) => context.Lines().Where(found => found.LoanId == loanId && found.PollAt != null)
                .ExecuteUpdateAsync(set => set.SetProperty(found => found.PollAt, _ => DateTime.UtcNow.AddSeconds(seconds)), token),
            CancellationToken.None);
    }
}

/// <summary>An opened loan whose turn to be asked for may have come. Times in UTC by the database's clock.</summary>
internal sealed class DueLine
{
    public string Partner { get; init; } = "";

    public string Reference { get; init; } = "";

    public Guid LoanId { get; init; }

    public LoanState? State { get; init; }

    public DateTime? StateAt { get; init; }

    public DateTime StatusAt { get; init; }

    public DateTime? SignedAt { get; init; }

    public DateTime Now { get; init; }

    public DateTime LastNewsAt => new[] { StatusAt, StateAt ?? StatusAt, SignedAt ?? StatusAt }.Max();

    public TimeSpan Silence => Now - LastNewsAt;

    /// <summary>Whether the contract is yet to be told of.</summary>
    public bool IsChequeOpen => State is null || State.Value.IsBefore(LoanState.ChequeVerified);

    /// <summary>Whether the contract can tell nothing new: what comes after the signature, no operation tells.</summary>
    public bool NeedsNoMore => !IsChequeOpen && (SignedAt is not null || State != LoanState.ChequeVerified);

    /// <summary>How long until it is asked for again: as long as it has been silent, spread by its id, so that loans of one hour are not asked for at once.</summary>
    public TimeSpan PauseOf(LoanSettlingOptions options)
    {
        var silence = Silence < options.PollAfter ? options.PollAfter : Silence;
        var pause = silence < options.MaxPollInterval ? silence : options.MaxPollInterval;
        return pause * (0.9 + (LoanId.ToByteArray()[0] / 256d * 0.2));
    }
}

/// <summary>How many questions may be asked: a minute's worth at once, and then as they come.</summary>
internal sealed class PollAllowance(int perMinute, TimeProvider time)
{
    private double _left = perMinute;
    private long _last = time.GetTimestamp();

    public bool TryTake()
    {
        var now = time.GetTimestamp();
        _left = Math.Min(perMinute, _left + (time.GetElapsedTime(_last, now).TotalMinutes * perMinute));
        _last = now;
        if (_left < 1)
        {
            return false;
        }

        _left--;
        return true;
    }
}
