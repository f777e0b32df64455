namespace Baloan.Sdk.AspNetCore.Ledger.Internal;

/// <summary>A loan in the memory of this node. A hundred thousand are kept for long, so that each is one object without parts.</summary>
internal sealed class LoanEntry(Guid loanId)
{
    private Queue<TaskCompletionSource>? _waiting;

    public Guid LoanId { get; } = loanId;

    public CallbackRecord Record { get; set; } = CallbackRecord.Empty;

    /// <summary>Whether it is somebody's turn.</summary>
    public bool IsTaken { get; set; }

    /// <summary>Whoever has the turn, and all that wait for it.</summary>
    public int Users { get; set; }

    public long UsedAt { get; set; }

    /// <summary>The one that was used before it, kept by <see cref="UseOrder"/>.</summary>
    public LoanEntry? Previous { get; set; }

    /// <summary>The one that was used after it, kept by <see cref="UseOrder"/>.</summary>
    public LoanEntry? Next { get; set; }

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
