namespace Baloan.Sandbox.Tests.Support;

/// <summary>A sandbox of its own and a partner that is logged in, for each test.</summary>
public abstract class SandboxTest : IAsyncLifetime
{
    private BaloanSandbox? _sandbox;
    private Partner? _partner;

    public BaloanSandbox Sandbox => _sandbox!;

    internal Partner Partner => _partner!;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public virtual async ValueTask InitializeAsync()
    {
        _sandbox = await BaloanSandbox.StartAsync(Configure, Cancellation);
        _partner = await Partner.LogInAsync(Sandbox);
    }

    public virtual async ValueTask DisposeAsync()
    {
        _partner?.Dispose();
        if (_sandbox is not null)
        {
            await _sandbox.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    protected virtual void Configure(BaloanSandboxOptions options)
    {
    }

    /// <summary>A loan whose contract exists.</summary>
    protected async Task<Guid> VerifiedLoanAsync(string? body = null)
    {
        var loan = await Partner.OpenedAsync(body);
        await Sandbox.AdvanceAsync(loan);
        return loan;
    }
}
