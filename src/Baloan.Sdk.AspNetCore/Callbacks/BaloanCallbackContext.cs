namespace Baloan.Sdk;

/// <summary>What is known of a loan when a call back about it arrives.</summary>
public sealed class BaloanCallbackContext
{
    /// <summary>The furthest state that the handler has finished for this loan; <see langword="null"/> where none is known.</summary>
    public LoanState? PreviousState { get; init; }

    /// <summary>Which run for this change this is, as far as is known: 1 for the first, more after runs that failed.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>
    /// Whether a later state of this loan was handled already, so that this one comes out of order: note it, but do not set
    /// the order back to it.
    /// </summary>
    /// <remarks>
    /// The order is <see cref="LoanState.Created"/>, <see cref="LoanState.ChequeVerified"/>, <see cref="LoanState.SentToBank"/>,
    /// <see cref="LoanState.Paid"/>; <see cref="LoanState.Blocked"/> and <see cref="LoanState.Canceled"/> come after all of them.
    /// A state that is not documented never regresses.
    /// </remarks>
    public bool IsRegressing { get; init; }

    /// <summary>Whether the gateway was asked and bears the state out; see <see cref="BaloanCallbackOptions.VerifyWithGateway"/>.</summary>
    public bool IsConfirmed { get; init; }
}
