namespace Baloan.Sandbox;

/// <summary>A call back to the partner, with all its attempts: a snapshot that does not change.</summary>
public sealed record SandboxCallback
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The order in which it was made, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The loan it tells of.</summary>
    public required Guid LoanId { get; init; }

    /// <summary>The number of the partner that it is for, as in <see cref="SandboxLoan.PartnerNumber"/>.</summary>
    public int PartnerNumber { get; init; } = 1;

    /// <summary>The state it tells of, as on the wire.</summary>
    public required string State { get; init; }

    /// <summary>The reason it gives; null when none.</summary>
    public string? Reason { get; init; }

    /// <summary>When it was made, by the sandbox's clock.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>How far it has come.</summary>
    public SandboxCallbackStatus Status { get; init; }

    /// <summary>Its last 200 attempts, the oldest first.</summary>
    public IReadOnlyList<SandboxCallbackAttempt> Attempts { get; init; } = [];

    /// <summary>Shows the loan's id, the state and the status.</summary>
    public override string ToString() => $"Call back {Number}: loan {LoanId} is {State} ({Status}, {Attempts.Count} attempts)";
}
