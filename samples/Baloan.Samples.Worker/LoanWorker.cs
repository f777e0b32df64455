using System.Text.Json;
using Baloan.Sdk;

namespace Baloan.Samples.Worker;

/// <summary>Opens the loans of a table, one after another. Nothing that one of them throws stops it, and none is sent twice.</summary>
public sealed class LoanWorker(IBaloanClient baloan, LoanJobs jobs, TimeProvider time, ILogger<LoanWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan NoAccess = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    private bool _hasParked;

    /// <summary>Does the next job, if one is due, and says how long to wait before the one after it.</summary>
    public async Task<TimeSpan> RunOnceAsync()
    {
        try
        {
            if (!_hasParked)
            {
                jobs.ParkInterrupted();
                _hasParked = true;
            }

            if (jobs.Take(time.GetUtcNow()) is not { } job)
            {
                return Idle;
            }

            var outcome = await OpenAsync(job);
            logger.Attempted(job.Id, outcome.State, job.Attempt, outcome.Note);
            jobs.Settle(job, outcome, time.GetUtcNow() + outcome.TryAgainAfter);
            return outcome.WorkerPause;
        }
        catch (Exception problem)
        {
            // The table itself: a row that was being sent stays so, and the next start parks it.
            logger.NoTable(problem);
            return NoAccess;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(await RunOnceAsync(), time, stoppingToken);
        }
    }

    private async Task<JobOutcome> OpenAsync(LoanJob job)
    {
        try
        {
            var request = JsonSerializer.Deserialize<CreateLoanRequest>(job.Request) ?? new CreateLoanRequest();

            // Without the host's token: a loan under way is finished. Where the host's time for that runs out, the next start parks it.
            var loan = await baloan.Loans.CreateAsync(request, CancellationToken.None);
            return new(JobState.Opened, loan.Id.ToString());
        }
        catch (Exception problem) when (problem is ArgumentException or JsonException)
        {
            return new(JobState.Refused, "The request is incomplete or cannot be read, and nothing was sent");
        }
        catch (BaloanException problem) when (problem is BaloanAuthenticationException or BaloanNotFoundException)
        {
            // No job gets through before the set-up is right.
            logger.NoAccess(problem);
            return new(JobState.Waiting, problem.GetType().Name, NoAccess, NoAccess);
        }
        catch (BaloanException problem) when (problem is BaloanUnavailableException or BaloanRateLimitedException or BaloanConnectionException)
        {
            // Nothing has been done: safe to send again, later and later.
            return new(JobState.Waiting, problem.GetType().Name, PauseAfter(job.Attempt, (problem as BaloanApiException)?.RetryAfter));
        }
        catch (BaloanApiException refusal) when (IsRefusal(refusal))
        {
            return new(JobState.Refused, refusal.Message);
        }
        catch (Exception problem)
        {
            // An unknown outcome, an answer that cannot be read, a request made before, or what nobody thought of: the loan may exist.
            logger.NeedsPerson(job.Id, problem);
            return new(JobState.Parked, problem.GetType().Name);
        }
    }

    private static bool IsRefusal(BaloanApiException refusal) =>
        refusal is BaloanApplicantException or BaloanValidationException
        || (refusal is BaloanStateException && refusal.Code != BaloanErrorCode.DuplicateRequest);

    // One second, two, four, …; what the gateway asks for, where that is longer.
    private static TimeSpan PauseAfter(int attempt, TimeSpan? asked)
    {
        var growing = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(attempt, 20) - 1));
        var pause = growing < LongestPause ? growing : LongestPause;
        return asked > pause ? asked.Value : pause;
    }
}
