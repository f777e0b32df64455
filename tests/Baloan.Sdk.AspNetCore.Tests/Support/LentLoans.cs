namespace Baloan.Sdk.AspNetCore.Tests.Support;

/// <summary>What the nodes' ledgers share: who holds which loan, by the test's clock, and what is kept for it.</summary>
internal sealed class LentLoans(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, (string Token, DateTimeOffset EndsAt)> _leases = [];
    private readonly Dictionary<Guid, string?> _records = [];

    public bool IsLent(Guid loanId)
    {
        lock (_gate)
        {
            return _leases.TryGetValue(loanId, out var lease) && lease.EndsAt > time.GetUtcNow();
        }
    }

    public BaloanCallbackLease? Take(Guid loanId, TimeSpan leaseTime)
    {
        lock (_gate)
        {
            if (IsLent(loanId))
            {
                return null;
            }

            var token = Guid.NewGuid().ToString("N");
            _leases[loanId] = (token, time.GetUtcNow() + leaseTime);
            return new BaloanCallbackLease(loanId, token, _records.GetValueOrDefault(loanId));
        }
    }

    public bool Renew(BaloanCallbackLease lease, TimeSpan leaseTime)
    {
        lock (_gate)
        {
            if (!IsHeld(lease))
            {
                return false;
            }

            _leases[lease.LoanId] = (lease.Token, time.GetUtcNow() + leaseTime);
            return true;
        }
    }

    public bool GiveBack(BaloanCallbackLease lease, string? record)
    {
        lock (_gate)
        {
            if (!IsHeld(lease))
            {
                return false;
            }

            _leases.Remove(lease.LoanId);
            if (record is not null)
            {
                _records[lease.LoanId] = record;
            }

            return true;
        }
    }

    /// <summary>Ends whatever lease there is, as a ledger does that loses its memory.</summary>
    public void Forget(Guid loanId)
    {
        lock (_gate)
        {
            _leases.Remove(loanId);
        }
    }

    /// <summary>Sets what is kept for a loan.</summary>
    public void Keep(Guid loanId, string? record)
    {
        lock (_gate)
        {
            _records[loanId] = record;
        }
    }

    private bool IsHeld(BaloanCallbackLease lease) => IsLent(lease.LoanId) && _leases[lease.LoanId].Token == lease.Token;
}
