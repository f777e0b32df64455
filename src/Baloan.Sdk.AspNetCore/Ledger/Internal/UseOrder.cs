namespace Baloan.Sdk.AspNetCore.Ledger.Internal;

/// <summary>The loans in the order of their last use, linked through themselves.</summary>
internal sealed class UseOrder
{
    private LoanEntry? _latest;

    /// <summary>The one that was longest unused.</summary>
    public LoanEntry? Oldest { get; private set; }

    public void AddLatest(LoanEntry entry)
    {
        entry.Previous = _latest;
        entry.Next = null;
        if (_latest is null)
        {
            Oldest = entry;
        }
        else
        {
            _latest.Next = entry;
        }

        _latest = entry;
    }

    public void Remove(LoanEntry entry)
    {
        if (entry.Previous is null)
        {
            Oldest = entry.Next;
        }
        else
        {
            entry.Previous.Next = entry.Next;
        }

        if (entry.Next is null)
        {
            _latest = entry.Previous;
        }
        else
        {
            entry.Next.Previous = entry.Previous;
        }
    }
}
