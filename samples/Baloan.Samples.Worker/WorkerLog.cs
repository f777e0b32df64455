namespace Baloan.Samples.Worker;

/// <summary>What the worker logs: nothing of an applicant.</summary>
internal static partial class WorkerLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Job {Job} is {State} after attempt {Attempt}: {Note}")]
    public static partial void Attempted(this ILogger logger, long job, JobState state, int attempt, string note);

    [LoggerMessage(Level = LogLevel.Error, Message = "The gateway does not let this application in")]
    public static partial void NoAccess(this ILogger logger, Exception problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "A person must find out what came of job {Job}")]
    public static partial void NeedsPerson(this ILogger logger, long job, Exception problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "The table of jobs can be neither read nor written now, and nothing is sent")]
    public static partial void NoTable(this ILogger logger, Exception problem);
}
