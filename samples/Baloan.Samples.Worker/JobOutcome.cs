namespace Baloan.Samples.Worker;

/// <summary>What an attempt came to.</summary>
/// <param name="State">What becomes of the job; <see cref="JobState.Waiting"/> where it is tried again.</param>
/// <param name="Note">Why, without personal data.</param>
/// <param name="TryAgainAfter">How long the job waits.</param>
/// <param name="WorkerPause">How long the whole worker waits.</param>
public sealed record JobOutcome(JobState State, string Note, TimeSpan TryAgainAfter = default, TimeSpan WorkerPause = default);
