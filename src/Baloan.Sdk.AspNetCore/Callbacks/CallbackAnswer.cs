namespace Baloan.Sdk;

/// <summary>What the caller is answered, and what is counted.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Outcome">The outcome in the metrics.</param>
/// <param name="Detail">The sentence of the problem document; null where the answer has none.</param>
internal sealed record CallbackAnswer(int Status, string Outcome, string? Detail = null)
{
    public static CallbackAnswer Handled { get; } = new(200, "handled");

    public static CallbackAnswer Stored { get; } = new(200, "stored");

    public static CallbackAnswer Repeated { get; } = new(200, "repeated");

    public static CallbackAnswer Refused { get; } = new(404, "refused");

    public static CallbackAnswer PartnersUnknown { get; } = new(503, "partners_unknown", "The call back was not handled. Repeat it later.") { RetryAfterSeconds = 5 };

    public static CallbackAnswer WrongMethod { get; } = new(405, "wrong_method", "A call back comes by POST.");

    public static CallbackAnswer TooSlow { get; } = new(408, "unreadable", "The body took too long to arrive.");

    public static CallbackAnswer TooLarge { get; } = new(413, "unreadable", "The body is too large for a call back.");

    public static CallbackAnswer Encoded { get; } = new(415, "unreadable", "The body must come without a content encoding.");

    public static CallbackAnswer Failed { get; } = new(500, "failed", "The call back was not handled. Repeat it later.");

    public static CallbackAnswer TimedOut { get; } = Failed with { Outcome = "timed_out" };

    public static CallbackAnswer Busy { get; } = new(503, "busy", "Another call back of this loan is being handled. Repeat it later.") { RetryAfterSeconds = 5 };

    public static CallbackAnswer Hanging { get; } = new(503, "hanging", "Too many call backs hang. Repeat it later.") { RetryAfterSeconds = 60 };

    public static CallbackAnswer LeaseLost { get; } = new(503, "lease_lost", "The call back was not handled. Repeat it later.") { RetryAfterSeconds = 5 };

    public static CallbackAnswer NotStored { get; } = new(503, "not_stored", "The call back was not stored. Repeat it later.") { RetryAfterSeconds = 5 };

    public static CallbackAnswer Unconfirmed { get; } = new(503, "unconfirmed", "The call back is not confirmed yet. Repeat it later.") { RetryAfterSeconds = 60 };

    public static CallbackAnswer Stopping { get; } = new(503, "stopping", "The call back was not handled. Repeat it later.") { RetryAfterSeconds = 5 };

    /// <summary>The answer to a probe: who set the endpoint up learns from it what a proxy before it passes on.</summary>
    public static CallbackAnswer Empty { get; } = Unreadable("The body is empty.");

    /// <summary>When a repeat makes sense, in seconds.</summary>
    public int? RetryAfterSeconds { get; init; }

    public static CallbackAnswer Unreadable(string detail) => new(400, "unreadable", detail);
}
