namespace Baloan.Sdk;

/// <summary>
/// A call back in the inbox: one change of a loan file's state. It stays after it was handled, as the history of its loan. To be read by
/// queries of the application's own (<c>database.Set&lt;StoredCallback&gt;()</c>); the inbox alone writes it.
/// </summary>
public sealed class StoredCallback
{
    /// <summary>Its number: the later, the higher.</summary>
    public long Id { get; internal set; }

    /// <summary>The application's own key of the partner whose secret came with it; empty where there is none.</summary>
    public string Partner { get; internal set; } = "";

    /// <summary>The loan's id at the gateway.</summary>
    public Guid LoanId { get; internal set; }

    /// <summary>The state that it tells.</summary>
    public LoanState State { get; internal set; }

    /// <summary>Why the loan was blocked or cancelled: the gateway's own words, kept until the call back is handled. It may hold personal data.</summary>
    public string? Reason { get; internal set; }

    /// <summary>Where it came from.</summary>
    public BaloanCallbackSource Source { get; internal set; }

    /// <summary>When it was stored, in UTC by the database's clock.</summary>
    public DateTime ReceivedAt { get; internal set; }

    /// <summary>When the handler had done it, in UTC by the database's clock; <see langword="null"/> before.</summary>
    public DateTime? HandledAt { get; internal set; }

    /// <summary>Since when it lies among the dead letters, in UTC by the database's clock; <see langword="null"/> where it does not.</summary>
    public DateTime? DeadAt { get; internal set; }

    /// <summary>How often the handler has failed.</summary>
    public int Failures { get; internal set; }

    /// <summary>The type of the exception with which the handler last failed; never its message.</summary>
    public string? Error { get; internal set; }

    /// <summary>A mark of the reason; empty without one. With partner, loan and state it tells a repeat from news.</summary>
    internal string ReasonMark { get; set; } = "";

    /// <summary>The fields that this version does not know, as JSON, kept until the call back is handled.</summary>
    internal string? AdditionalJson { get; set; }

    /// <summary>When it may next be handled, in UTC by the database's clock; <see langword="null"/> once it is handled or dead.</summary>
    internal DateTime? DueAt { get; set; }

    /// <summary>The run that holds it; <see langword="null"/> where none does.</summary>
    internal Guid? LeaseId { get; set; }

    /// <summary>Until when the run may hold it, in UTC by the database's clock.</summary>
    internal DateTime? LeaseEndsAt { get; set; }

    /// <summary>The loan and the state, where that is documented.</summary>
    public override string ToString() => $"{LoanId:D} {(State.IsDocumented ? State.Value : "in an undocumented state")}";
}
