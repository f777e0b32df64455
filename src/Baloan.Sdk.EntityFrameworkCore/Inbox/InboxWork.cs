namespace Baloan.Sdk;

/// <summary>A call back that a run holds, with what is known of its loan.</summary>
/// <param name="Callback">The call back.</param>
/// <param name="LeaseId">The run that holds it.</param>
/// <param name="Line">The line of its loan; null where the book does not know it.</param>
/// <param name="Previous">The furthest documented state that was handled before; where there is none, the last of the others.</param>
/// <param name="Age">How long ago it was stored, by the database's clock.</param>
internal sealed record InboxWork(StoredCallback Callback, Guid LeaseId, BookedLoan? Line, LoanState? Previous, TimeSpan Age)
{
    public int Attempt => Callback.Failures + 1;

    public BaloanCallbackContext ToContext(bool isConfirmed) => new()
    {
        Partner = Callback.Partner.Length == 0 ? null : Callback.Partner,
        PreviousState = Previous,
        Attempt = Attempt,
        IsRegressing = Previous is { } previous && Callback.State.IsBefore(previous),
        IsConfirmed = isConfirmed,
        Source = Callback.Source,
        Reference = Line?.Reference,
    };
}
