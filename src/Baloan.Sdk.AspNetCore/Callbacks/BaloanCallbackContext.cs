namespace Baloan.Sdk;

/// <summary>What is known of a loan when a call back about it arrives.</summary>
public sealed class BaloanCallbackContext
{
    /// <summary>
    /// The application's own key of the partner whose secret came with the call back, as <see cref="IBaloanCallbackPartnerStore"/> gave it;
    /// <see langword="null"/> where there is no such store, or the secret is one of <see cref="BaloanCallbackOptions.Secrets"/>.
    /// </summary>
    /// <remarks>It says whose secret it was, not whose loan: compare it with the partner of the application's own order.</remarks>
    public string? Partner { get; init; }

    /// <summary>
    /// The furthest documented state that the handler has finished for this loan, however many others came after it; where there is
    /// none, the last of the others; <see langword="null"/> where none is known.
    /// </summary>
    public LoanState? PreviousState { get; init; }

    /// <summary>Which run for this change this is, as far as is known: 1 for the first, more after runs that failed.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>
    /// Whether a later state of this loan was handled already, so that this one comes out of order: note it, but do not set
    /// the order back to it.
    /// </summary>
    /// <remarks>
    /// The order is that of <see cref="LoanState.IsBefore"/>. It is as good as what is remembered: a node or a shared ledger that
    /// lost its memory does not know, so compare with the state of the application's own order, too. A state that is not documented has
    /// no place in the order: keep it beside the order's state, never instead of it, or what it hides cannot be compared with.
    /// </remarks>
    public bool IsRegressing { get; init; }

    /// <summary>Whether the gateway was asked and bears the state out; see <see cref="BaloanCallbackOptions.VerifyWithGateway"/>.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>Where the news came from: from the gateway itself, unless an inbox asked for it.</summary>
    public BaloanCallbackSource Source { get; init; }

    /// <summary>
    /// The application's own reference of the loan, such as the id of an order, where a loan book knows it; <see langword="null"/>
    /// where there is no book, or it does not know the loan.
    /// </summary>
    public string? Reference { get; init; }
}
