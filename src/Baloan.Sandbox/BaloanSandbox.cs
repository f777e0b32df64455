using Baloan.Sandbox.Callbacks;
using Baloan.Sandbox.Hosting;
using Baloan.Sandbox.Loans;
using Baloan.Sandbox.Requests;
using Baloan.Sandbox.Storage;
using Baloan.Sandbox.Tokens;

namespace Baloan.Sandbox;

/// <summary>
/// An emulator of Baloan's partnership gateway that holds real state and listens on a port of this machine.
/// Many can run side by side.
/// </summary>
public sealed class BaloanSandbox : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly BaloanSandboxOptions _options;
    private readonly LoanBook _book;
    private readonly LoanMoves _moves;
    private bool _isDisposed;

    private BaloanSandbox(WebApplication app, BaloanSandboxOptions options)
    {
        _app = app;
        _options = options;
        var services = app.Services;
        _book = services.GetRequiredService<LoanBook>();
        _moves = services.GetRequiredService<LoanMoves>();
        BaseAddress = new(app.Urls.First().Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal) + "/");
        Clock = services.GetRequiredService<SandboxClock>();
        Inquiries = services.GetRequiredService<SandboxInquiries>();
        Faults = services.GetRequiredService<SandboxFaults>();
        Callbacks = services.GetRequiredService<SandboxCallbacks>();
    }

    /// <summary>Where it listens, for example <c>http://127.0.0.1:5080/</c>.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The partner's user name.</summary>
    public string Username => _options.Username;

    /// <summary>The partner's password.</summary>
    public string Password => _options.Password;

    /// <summary>The seed its ids come from.</summary>
    public int Seed => _app.Services.GetRequiredService<SettingsBook>().Current.Seed;

    /// <summary>Its clock.</summary>
    public SandboxClock Clock { get; }

    /// <summary>What the upstream services answer about applicants.</summary>
    public SandboxInquiries Inquiries { get; }

    /// <summary>The faults that are switched on.</summary>
    public SandboxFaults Faults { get; }

    /// <summary>The call backs to the partner.</summary>
    public SandboxCallbacks Callbacks { get; }

    /// <summary>All loan files, the oldest first: snapshots of this moment.</summary>
    public IReadOnlyList<SandboxLoan> Loans => _book.All;

    /// <summary>The last requests to the gateway, 10,000 or 16 MiB of them, the oldest first.</summary>
    public IReadOnlyList<SandboxRequest> Requests => _app.Services.GetRequiredService<RequestLog>().All;

    /// <summary>
    /// Whether the partner's contract is in force. While it is not, every operation answers <c>unauthorized_partnership</c>.
    /// </summary>
    public bool PartnershipIsActive
    {
        get => _app.Services.GetRequiredService<SettingsBook>().Current.PartnershipIsActive;
        set => _app.Services.GetRequiredService<SettingsBook>().Update(settings => settings with { PartnershipIsActive = value });
    }

    /// <summary>Starts a sandbox; it is ready when the task is done.</summary>
    /// <param name="configure">Sets its options.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <returns>The sandbox. Dispose it to stop it.</returns>
    /// <exception cref="ArgumentException">An option cannot work; the message names it.</exception>
    /// <exception cref="IOException">The port is taken, or the data file cannot be opened.</exception>
    public static async Task<BaloanSandbox> StartAsync(
        Action<BaloanSandboxOptions>? configure = null, CancellationToken cancellationToken = default)
    {
        var options = new BaloanSandboxOptions();
        configure?.Invoke(options);
        OptionsCheck.Ensure(options);
        var app = SandboxHost.Build(options);
        try
        {
            SandboxStartup.Restore(app.Services);
            await app.StartAsync(cancellationToken);
            SandboxStartup.Resume(app.Services);
            return new(app, options);
        }
        catch (Exception exception)
        {
            await app.DisposeAsync();
            if (SandboxStartup.Explain(exception, options) is { } explained)
            {
                throw explained;
            }

            throw;
        }
    }

    /// <summary>A loan file as it is now.</summary>
    /// <param name="loanId">The loan's id.</param>
    /// <exception cref="KeyNotFoundException">There is no such loan.</exception>
    public SandboxLoan Loan(Guid loanId) => _book.Find(loanId) ?? throw new KeyNotFoundException($"The sandbox has no loan {loanId}.");

    /// <summary>The one-time password that signs a loan's contract now; null when none is valid.</summary>
    /// <param name="loanId">The loan's id.</param>
    /// <exception cref="KeyNotFoundException">There is no such loan.</exception>
    public string? OtpOf(Guid loanId) => Loan(loanId).Otp;

    /// <summary>Moves a loan file to its next state: created, cheque_verified, send_loan_to_bank, loan_paid.</summary>
    /// <param name="loanId">The loan's id.</param>
    /// <returns>The loan in its new state.</returns>
    /// <exception cref="KeyNotFoundException">There is no such loan.</exception>
    /// <exception cref="InvalidOperationException">The loan is paid, blocked or cancelled: it has no next state.</exception>
    public Task<SandboxLoan> AdvanceAsync(Guid loanId) => Task.FromResult(Moved(loanId, _moves.Advance(loanId)));

    /// <summary>Moves a loan file to any other state.</summary>
    /// <param name="loanId">The loan's id.</param>
    /// <param name="state">The state.</param>
    /// <param name="reason">The reason of a block or a cancellation.</param>
    /// <returns>The loan in its new state.</returns>
    /// <exception cref="KeyNotFoundException">There is no such loan.</exception>
    /// <exception cref="InvalidOperationException">The loan is in that state already.</exception>
    public Task<SandboxLoan> MoveAsync(Guid loanId, SandboxLoanState state, string? reason = null) =>
        Task.FromResult(Moved(loanId, _moves.Move(loanId, state, reason)));

    /// <summary>Makes every token that was issued so far worthless.</summary>
    /// <param name="refreshTokensToo">Whether the refresh tokens go too.</param>
    public void RevokeTokens(bool refreshTokensToo = true) =>
        _app.Services.GetRequiredService<TokenIssuer>().Revoke(refreshTokensToo);

    /// <summary>Takes in a partner, or gives one that is there another password and address for call backs: its tokens and loans stay.</summary>
    /// <param name="partner">The partner.</param>
    /// <exception cref="ArgumentException">It has the user name of the first partner or of the magic values, or an address that is not an absolute http or https one.</exception>
    public void PutPartner(SandboxPartner partner)
    {
        ArgumentNullException.ThrowIfNull(partner);
        if (partner.Username == Username || partner.Username == SandboxMagicValues.NotAPartner)
        {
            throw new ArgumentException("The user name is taken.", nameof(partner));
        }

        if (!CallbackTarget.CanBe(partner.CallbackUrl))
        {
            throw new ArgumentException("A call back's address must be an absolute http or https one.", nameof(partner));
        }

        _app.Services.GetRequiredService<PartnerBook>().Put(partner);
    }

    /// <summary>Ends a partner: it can log in no more, and its tokens are worthless. Its loans stay, and are its own again when it comes back.</summary>
    /// <param name="username">Its user name.</param>
    /// <exception cref="ArgumentException">There is no such partner beside the first.</exception>
    public void RemovePartner(string username)
    {
        ArgumentNullException.ThrowIfNull(username);
        if (username == Username || !_app.Services.GetRequiredService<PartnerBook>().Remove(username))
        {
            throw new ArgumentException("There is no such partner beside the first.", nameof(username));
        }
    }

    /// <summary>Forgets the requests seen so far.</summary>
    public void ClearRequests() => _app.Services.GetRequiredService<RequestLog>().Clear();

    /// <summary>Forgets loans, call backs, faults, requests and settings, as after a fresh start; tokens stay good.</summary>
    public void Reset() => _app.Services.GetRequiredService<SandboxReset>().Run();

    /// <summary>Stops it and frees its port.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, true))
        {
            return;
        }

        await _app.StopAsync();
        await _app.Services.GetRequiredService<BackgroundWork>().DisposeAsync();
        await _app.DisposeAsync();
    }

    private SandboxLoan Moved(Guid loanId, Gateway.LoanOutcome outcome) => outcome.Error is null
        ? outcome.Loan!
        : throw new InvalidOperationException($"Loan {loanId} cannot be moved there: it is {Loan(loanId).State}.");
}
