using Baloan.Sandbox;

namespace Baloan.EndToEnd.Tests.Shop;

/// <summary>A shop and the sandbox that it goes to: one for all tests of a class.</summary>
public sealed class TestedShop : IAsyncLifetime
{
    private ShopProcess? _process;

    public BaloanSandbox Sandbox { get; private set; } = null!;

    internal ShopProcess Process => _process!;

    internal SandboxLoan LoanOf(Customer customer) => Sandbox.Loans.Single(loan => loan.NationalIdentifier == customer.NationalId);

    public async ValueTask InitializeAsync()
    {
        Sandbox = await BaloanSandbox.StartAsync(options =>
        {
            options.Policies = SandboxPolicy.Varied;
            options.Plan = SandboxPlan.Formula;
            options.FixedOtp = "48213";
            options.OtpPause = TimeSpan.Zero;
        });
        _process = await ShopProcess.StartAsync(Sandbox);
        await _process.OffersInstallmentsAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        await Sandbox.DisposeAsync();
    }
}
