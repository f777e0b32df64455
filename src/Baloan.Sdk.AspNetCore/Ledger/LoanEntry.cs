namespace Baloan.Sdk;

/// <summary>A loan in the memory of this node.</summary>
internal sealed class LoanEntry
{
    private Queue<TaskCompletionSource>? _waiting;

    public LoanEntry(Guid loanId)
    {
        LoanId = loanId;
        Place = new LinkedListNode<LoanEntry>(this);
    }

    public Guid LoanId { get; }

    /// <summary>Its place among all, which stand in the order of their last use.</summary>
    public LinkedListNode<LoanEntry> Place { get; }

    public CallbackRecord Record { get; set; } = CallbackRecord.Empty;

    /// <summary>Whether it is somebody's turn.</summary>
    public bool IsTaken { get; set; }

    /// <summary>Whoever has the turn, and all that wait for it.</summary>
    public int Users { get; set; }

    public long UsedAt { get; set; }

    /// <summary>Gets into the line.</summary>
    public TaskCompletionSource Wait()
    {
        // What goes on with the turn must not run in the lock of the one that leaves.
        var given = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        (_waiting ??= new()).Enqueue(given);
        return given;
    }

    /// <summary>Gives the turn to the first in the line that has not given up.</summary>
    public bool TryGive()
    {
        while (_waiting is not null && _waiting.TryDequeue(out var given))
        {
            if (given.TrySetResult())
            {
                return true;
            }
        }

        return false;
    }
}
