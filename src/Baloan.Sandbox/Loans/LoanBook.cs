using System.Globalization;
using Baloan.Sandbox.Callbacks;
using Baloan.Sandbox.Gateway;
using Baloan.Sandbox.Hosting;
using Baloan.Sandbox.Storage;
using Baloan.Sandbox.Tokens;

namespace Baloan.Sandbox.Loans;

/// <summary>All loan files. A change is kept, together with its call back, before anybody sees it.</summary>
internal sealed class LoanBook
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, SandboxLoan> _loans = [];
    private readonly ApplicantRegister _register = new();
    private readonly BaloanSandboxOptions _options;
    private readonly PartnerBook _partners;
    private readonly ApplicantRules _rules;
    private readonly IdSource _ids;
    private readonly TimeProvider _timeProvider;
    private readonly ISandboxStore _store;
    private readonly EventHub _events;
    private readonly CallbackBook _callbacks;
    private readonly CallbackDispatcher _dispatcher;

    public LoanBook(
        BaloanSandboxOptions options,
        PartnerBook partners,
        ApplicantRules rules,
        IdSource ids,
        TimeProvider timeProvider,
        ISandboxStore store,
        EventHub events,
        CallbackBook callbacks,
        CallbackDispatcher dispatcher)
    {
        _options = options;
        _partners = partners;
        _rules = rules;
        _ids = ids;
        _timeProvider = timeProvider;
        _store = store;
        _events = events;
        _callbacks = callbacks;
        _dispatcher = dispatcher;
        foreach (var loan in store.Load<SandboxLoan>(DocumentKinds.Loan))
        {
            Put(loan);
        }
    }

    /// <summary>Tells of every loan that came into a state.</summary>
    public event Action<SandboxLoan>? Moved;

    public IReadOnlyList<SandboxLoan> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _loans.Values.OrderBy(loan => loan.Number)];
            }
        }
    }

    public SandboxLoan? Find(Guid id)
    {
        lock (_gate)
        {
            return _loans.GetValueOrDefault(id);
        }
    }

    public SandboxLoan? FindByContract(Guid contractId)
    {
        lock (_gate)
        {
            return _loans.Values.FirstOrDefault(loan => loan.ContractId == contractId);
        }
    }

    public LoanOutcome Open(LoanRequest request)
    {
        SandboxLoan loan;
        lock (_gate)
        {
            if (_rules.Check(request, _register) is { } error)
            {
                return error;
            }

            loan = Move(NewFile(request), SandboxLoanState.Created, null);
        }

        Moved?.Invoke(loan);
        return loan;
    }

    /// <summary>Lets a rule change a loan, or refuse to. A refusal can change it too: a wrong password is counted.</summary>
    public LoanOutcome Change(Guid id, Func<SandboxLoan, LoanOutcome> rule)
    {
        LoanOutcome outcome;
        SandboxLoan? moved = null;
        lock (_gate)
        {
            if (!_loans.TryGetValue(id, out var loan))
            {
                return GatewayError.NotFound;
            }

            outcome = rule(loan);
            if (outcome.Loan is { } changed && changed.State != loan.State)
            {
                moved = Move(changed with { Otp = null }, changed.State, changed.Reason);
                outcome = moved;
            }
            else if (outcome.Loan is { } kept)
            {
                Keep(kept);
            }
        }

        if (moved is not null)
        {
            Moved?.Invoke(moved);
        }

        return outcome;
    }

    public void Clear()
    {
        lock (_gate)
        {
            _loans.Clear();
            _register.Clear();
        }
    }

    private SandboxLoan NewFile(LoanRequest request)
    {
        var number = _loans.Count + 1;
        var policy = _options.Policies.First(policy => policy.Grants(request.Store, request.Amount, request.LoanDue));
        var plan = RepaymentPlan.Of(_options.Plan, request.Amount, request.LoanDue, policy);
        return new()
        {
            Id = _ids.Guid("loan", number),
            Number = number,
            Partner = _partners.NameOf(request.Partner),
            PartnerNumber = request.Partner,
            PhoneNumber = request.PhoneNumber,
            NationalIdentifier = request.NationalIdentifier,
            BirthDate = request.BirthDate,
            Amount = request.Amount,
            LoanDue = request.LoanDue,
            StoreId = request.Store,
            MonthlyInstallmentAmount = plan.MonthlyInstallmentAmount,
            TotalPayback = plan.TotalPayback,
        };
    }

    private SandboxLoan Move(SandboxLoan loan, SandboxLoanState state, string? reason)
    {
        var moved = loan with
        {
            State = state,
            Reason = reason,
            ContractId = loan.ContractId ?? (state == SandboxLoanState.ChequeVerified ? _ids.Guid("contract", loan.Number) : null),
            History = [.. loan.History, new(state, reason, _timeProvider.GetUtcNow())],
        };
        if (_dispatcher.TargetOf(moved.PartnerNumber) is null)
        {
            Keep(moved);
            return moved;
        }

        var callback = _callbacks.Prepare(moved.Id, moved.PartnerNumber, state.Slug(), reason);
        Keep(moved, CallbackBook.Document(callback));
        _callbacks.Accept(callback);
        _dispatcher.Dispatch(callback);
        return moved;
    }

    private void Keep(SandboxLoan loan, params ReadOnlySpan<Document> others)
    {
        _store.Save([new(DocumentKinds.Loan, loan.Id.ToString("D", CultureInfo.InvariantCulture), loan), .. others]);
        Put(loan);
        _events.Publish("loan", loan);
    }

    private void Put(SandboxLoan loan)
    {
        _loans[loan.Id] = loan;
        _register.Put(loan);
    }
}
