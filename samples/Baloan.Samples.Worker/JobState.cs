namespace Baloan.Samples.Worker;

/// <summary>What has become of a job.</summary>
public enum JobState
{
    /// <summary>It is to be sent, now or later.</summary>
    Waiting,

    /// <summary>It is being sent. A job that the worker finds so at its start was cut off: its outcome is unknown.</summary>
    Sending,

    /// <summary>The loan is open; the note is its id.</summary>
    Opened,

    /// <summary>There will be no loan; the note says why.</summary>
    Refused,

    /// <summary>A person must find out whether there is a loan; it is never sent again.</summary>
    Parked,
}
