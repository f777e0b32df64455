namespace Baloan.Sandbox;

/// <summary>A rule by which requests go wrong.</summary>
/// <remarks>
/// Make one with a factory, narrow it with <see cref="For"/>, <see cref="First"/>, <see cref="After"/> and
/// <see cref="WithProbability"/>, and add it to <see cref="BaloanSandbox.Faults"/>.
/// </remarks>
public sealed record SandboxFault
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromDays(36_500);

    /// <summary>Its id; given when it is added.</summary>
    public int Id { get; init; }

    /// <summary>What it does.</summary>
    public required SandboxFaultKind Kind { get; init; }

    /// <summary>The operation it is for; null for all.</summary>
    public SandboxOperation? Operation { get; init; }

    /// <summary>How many requests go by before it begins.</summary>
    public int Skip { get; init; }

    /// <summary>How many requests it hits; null for no end.</summary>
    public int? Times { get; init; }

    /// <summary>How likely a request is hit, 0 to 1. The seed of the sandbox decides.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>The HTTP status it answers.</summary>
    public int StatusCode { get; init; } = 503;

    /// <summary>The body it answers; null for none.</summary>
    public string? Body { get; init; }

    /// <summary>The content type of the body.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>The <c>Retry-After</c> it answers; null for none.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether <c>Retry-After</c> is written as a date instead of seconds.</summary>
    public bool RetryAfterAsDate { get; init; }

    /// <summary>How long it waits.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>How many requests a minute it lets through.</summary>
    public int RequestsPerMinute { get; init; }

    /// <summary>The error code it answers.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The shape it gives error bodies.</summary>
    public SandboxErrorShape Shape { get; init; }

    /// <summary>How many requests it has seen.</summary>
    public int Seen { get; init; }

    /// <summary>How many requests it has hit.</summary>
    public int Hits { get; init; }

    /// <summary>Answers a status with any body, without doing the work.</summary>
    public static SandboxFault Status(int status, string? body = null, string contentType = "application/json") =>
        new() { Kind = SandboxFaultKind.Status, StatusCode = status, Body = body, ContentType = contentType };

    /// <summary>Answers a status with an HTML page, as a web server before the gateway does.</summary>
    public static SandboxFault HtmlPage(int status = 502) =>
        Status(status, $"<html><head><title>{status}</title></head><body><h1>{status}</h1><p>The server is not available.</p></body></html>", "text/html");

    /// <summary>Does the work and answers a status with any body all the same.</summary>
    public static SandboxFault StatusAfterWork(int status, string? body = null, string contentType = "application/json") =>
        new() { Kind = SandboxFaultKind.StatusAfterWork, StatusCode = status, Body = body, ContentType = contentType };

    /// <summary>Answers a documented error code (or any other) with status 400, without doing the work.</summary>
    public static SandboxFault Code(string errorCode) =>
        new() { Kind = SandboxFaultKind.Code, StatusCode = StatusCodes.Status400BadRequest, ErrorCode = errorCode };

    /// <summary>Answers 429, with <c>Retry-After</c> unless it is null.</summary>
    public static SandboxFault TooManyRequests(TimeSpan? retryAfter) =>
        new() { Kind = SandboxFaultKind.Status, StatusCode = StatusCodes.Status429TooManyRequests, RetryAfter = retryAfter };

    /// <summary>Answers 429 to all but so many requests a minute.</summary>
    public static SandboxFault RateLimit(int requestsPerMinute) =>
        new() { Kind = SandboxFaultKind.RateLimit, RequestsPerMinute = requestsPerMinute, StatusCode = StatusCodes.Status429TooManyRequests };

    /// <summary>Waits before the work.</summary>
    public static SandboxFault Slow(TimeSpan delay) => new() { Kind = SandboxFaultKind.Delay, Delay = delay };

    /// <summary>Drops the connection before any work.</summary>
    public static SandboxFault DropBeforeWork() => new() { Kind = SandboxFaultKind.DropBeforeWork };

    /// <summary>Does the work and drops the connection: the loan exists, the answer is lost.</summary>
    public static SandboxFault DropAfterWork() => new() { Kind = SandboxFaultKind.DropAfterWork };

    /// <summary>Does the work and breaks off in the middle of the answer.</summary>
    public static SandboxFault Truncate() => new() { Kind = SandboxFaultKind.Truncate };

    /// <summary>Treats the request's token as expired.</summary>
    public static SandboxFault ExpiredToken() => new() { Kind = SandboxFaultKind.ExpiredToken };

    /// <summary>Revokes every access token there is when it hits, and the refresh tokens too when asked.</summary>
    public static SandboxFault RevokedTokens(bool refreshTokensToo = false) =>
        new() { Kind = refreshTokensToo ? SandboxFaultKind.RevokedLogin : SandboxFaultKind.RevokedTokens };

    /// <summary>Gives the bodies of error codes another shape.</summary>
    public static SandboxFault ErrorShape(SandboxErrorShape shape) => new() { Kind = SandboxFaultKind.ErrorShape, Shape = shape };

    /// <summary>For one operation only.</summary>
    public SandboxFault For(SandboxOperation operation) => this with { Operation = operation };

    /// <summary>For the next so many requests only.</summary>
    public SandboxFault First(int times) => this with { Times = times };

    /// <summary>For the next request only.</summary>
    public SandboxFault Once() => First(1);

    /// <summary>Lets so many requests go by first.</summary>
    public SandboxFault After(int requests) => this with { Skip = requests };

    /// <summary>Hits each request with a probability.</summary>
    public SandboxFault WithProbability(double probability) => this with { Probability = probability };

    /// <summary>Shows the kind, the operation and how often it hit.</summary>
    public override string ToString() => $"{Kind} on {Operation?.ToString() ?? "all operations"}, {Hits} hits";

    /// <summary>Refuses a value out of its range.</summary>
    /// <exception cref="ArgumentException">A value is out of its range; the message names it.</exception>
    internal void Ensure()
    {
        Must(Enum.IsDefined(Kind), nameof(Kind), "is not a kind of fault");
        Must(StatusCode is >= 200 and <= 599, nameof(StatusCode), "must be 200 to 599");
        Must(Skip >= 0, nameof(Skip), "must not be negative");
        Must(Times is null or >= 1, nameof(Times), "must be 1 or more");
        Must(Probability is >= 0 and <= 1, nameof(Probability), "must be 0 to 1");
        Must(Delay >= TimeSpan.Zero && Delay <= LongestDelay, nameof(Delay), "must be 0 to 1 hour");
        Must(RetryAfter is not { } pause || (pause >= TimeSpan.Zero && pause <= LongestRetryAfter), nameof(RetryAfter), "must be 0 to 36500 days");
        Must(Kind != SandboxFaultKind.RateLimit || RequestsPerMinute >= 1, nameof(RequestsPerMinute), "must be 1 or more");
        Must(Kind != SandboxFaultKind.Code || !string.IsNullOrEmpty(ErrorCode), nameof(ErrorCode), "must not be empty");
        Must(ContentType.All(letter => letter is >= ' ' and <= '~'), nameof(ContentType), "must be plain ASCII");
    }

    private static void Must(bool holds, string member, string rule)
    {
        if (!holds)
        {
            throw new ArgumentException($"{nameof(SandboxFault)}.{member} {rule}.", member);
        }
    }
}
