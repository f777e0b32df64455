namespace Baloan.Sandbox;

/// <summary>One attempt to deliver a call back.</summary>
/// <param name="At">When it was sent, by the sandbox's clock.</param>
/// <param name="Url">Where it was sent.</param>
/// <param name="Body">What was sent.</param>
/// <param name="Status">The partner's HTTP status; null when no answer came.</param>
/// <param name="Answer">The start of the partner's answer, or why none came.</param>
/// <param name="Duration">How long it took.</param>
public sealed record SandboxCallbackAttempt(
    DateTimeOffset At,
    Uri Url,
    string Body,
    int? Status,
    string? Answer,
    TimeSpan Duration)
{
    internal bool IsReceived => Status is >= 200 and < 300;

    /// <summary>Shows the time and the status, no address and no body.</summary>
    public override string ToString() => $"Attempt at {At:O}: {Status?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "no answer"}";
}
