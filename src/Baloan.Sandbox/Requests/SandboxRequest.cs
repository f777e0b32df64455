namespace Baloan.Sandbox;

/// <summary>A request the gateway got and what it answered. It holds what was sent, personal data and tokens included.</summary>
public sealed record SandboxRequest
{
    /// <summary>The order in which it was answered, from 1.</summary>
    public int Number { get; init; }

    /// <summary>When it came, by the sandbox's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The operation; null when no operation has this method and path.</summary>
    public SandboxOperation? Operation { get; init; }

    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The path with its query.</summary>
    public required string Path { get; init; }

    /// <summary>The headers that were sent.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The body that was sent, also when the gateway saw none of it; of a long one the first 64 KiB and its length.</summary>
    public required string Body { get; init; }

    /// <summary>The status answered; null when the connection was dropped.</summary>
    public int? Status { get; init; }

    /// <summary>The error code answered, whatever shape the error has; null for none.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The headers that were answered.</summary>
    public IReadOnlyDictionary<string, string> AnswerHeaders { get; init; } = new Dictionary<string, string>();

    /// <summary>The body that was answered; of a long one the first 64 KiB and its length, a PDF only by its length.</summary>
    public string Answer { get; init; } = "";

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The faults that hit it.</summary>
    public IReadOnlyList<SandboxFaultKind> Faults { get; init; } = [];

    /// <summary>Shows the method, the operation and the status, no personal data.</summary>
    public override string ToString() => $"{Number}: {Method} {Operation?.ToString() ?? "unknown"}, {Status?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "dropped"}";
}
