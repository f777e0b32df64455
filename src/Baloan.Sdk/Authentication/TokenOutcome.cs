namespace Baloan.Sdk;

/// <summary>How a token request ended.</summary>
internal enum TokenOutcome
{
    Granted,

    /// <summary>An answer that will not change by itself: a 3xx or 4xx.</summary>
    Refused,

    /// <summary>An answer that may change by itself: 408, 429 and 5xx.</summary>
    Unavailable,
    NoAnswer,
    Unreadable,
    Error,
}
