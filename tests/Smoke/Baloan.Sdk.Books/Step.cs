namespace Baloan.Sdk.Smoke;

/// <summary>Where a node can die.</summary>
public enum Step
{
    /// <summary>Nowhere.</summary>
    None,

    /// <summary>Before the line of the book is written.</summary>
    BeforeLine,

    /// <summary>After the line is written, before the request leaves.</summary>
    LineWritten,

    /// <summary>While the gateway works on the request.</summary>
    RequestLeft,

    /// <summary>When the answer has come.</summary>
    AnswerCame,

    /// <summary>When the outcome is saved, before the caller learns of it.</summary>
    OutcomeSaved,

    /// <summary>When a call back is stored, before it is answered.</summary>
    CallbackStored,

    /// <summary>When a handler begins.</summary>
    HandlerBegun,

    /// <summary>When a handler has had its effect, and its call back is not marked as handled.</summary>
    EffectWritten,

    /// <summary>When all is written, before it is committed.</summary>
    BeforeCommit,
}
