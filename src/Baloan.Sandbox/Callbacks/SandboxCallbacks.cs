using Baloan.Sandbox.Callbacks;
using Baloan.Sandbox.Loans;
using Baloan.Sandbox.Storage;
using Baloan.Sandbox.Tokens;

namespace Baloan.Sandbox;

/// <summary>The call backs to the partner.</summary>
public sealed class SandboxCallbacks
{
    private readonly CallbackBook _book;
    private readonly CallbackDispatcher _dispatcher;
    private readonly SettingsBook _settings;
    private readonly LoanBook _loans;

    internal SandboxCallbacks(CallbackBook book, CallbackDispatcher dispatcher, SettingsBook settings, LoanBook loans)
    {
        _loans = loans;
        _book = book;
        _dispatcher = dispatcher;
        _settings = settings;
    }

    /// <summary>All call backs with their attempts, the oldest first: snapshots of this moment.</summary>
    public IReadOnlyList<SandboxCallback> All => _book.All;

    /// <summary>How they misbehave.</summary>
    public SandboxCallbackBehavior Behavior
    {
        get => _settings.Current.CallbackBehavior;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            value.Ensure();
            _settings.Update(settings => settings with { CallbackBehavior = value });
        }
    }

    /// <summary>Sends the call backs to an address from now on, but for those of partners with an address of their own.</summary>
    /// <param name="url">
    /// The address; null sends none. Its user information, as in <c>https://baloan:SECRET@shop.example/baloan/callbacks</c>, goes along
    /// as HTTP basic authentication and is shown nowhere.
    /// </param>
    /// <param name="secret">The secret for the header <c>X-Baloan-Callback-Secret</c>; null for none.</param>
    /// <exception cref="ArgumentException">The address is not an absolute http or https one.</exception>
    public void SendTo(Uri? url, string? secret = null) => SendTo(url, url => CallbackTarget.Of(url, secret));

    /// <summary>Sends the call backs to an address that was shown without its user information.</summary>
    internal void SendToShown(Uri? url, string? secret) => SendTo(url, url => CallbackTarget.Of(url, secret, _dispatcher.Target));

    /// <summary>Sends a call back that no change of state made: any state, for any loan.</summary>
    /// <param name="loanId">The loan's id.</param>
    /// <param name="state">The state, as on the wire.</param>
    /// <param name="reason">The reason; null for none.</param>
    /// <returns>The call back. It is sent in the background.</returns>
    public SandboxCallback Send(Guid loanId, string state, string? reason = null)
    {
        var callback = _book.Prepare(loanId, _loans.Find(loanId)?.PartnerNumber ?? PartnerBook.First, state, reason);
        _book.Keep(callback);
        _dispatcher.Dispatch(callback);
        return callback;
    }

    /// <summary>Sends a call back once more; one that waits for its next attempt is tried at once.</summary>
    /// <param name="callbackId">The call back's id.</param>
    /// <exception cref="KeyNotFoundException">There is no such call back.</exception>
    public void Resend(Guid callbackId)
    {
        if (!TryResend(callbackId))
        {
            throw new KeyNotFoundException($"The sandbox has no call back {callbackId}.");
        }
    }

    /// <summary>Sends every call back again that was given up, the oldest first.</summary>
    /// <returns>How many they are.</returns>
    public int ResendFailed()
    {
        var failed = _book.All.Where(callback => callback.Status == SandboxCallbackStatus.GivenUp).ToList();
        return failed.Count(callback => TryResend(callback.Id));
    }

    internal bool TryResend(Guid callbackId)
    {
        if (_book.Find(callbackId) is not { } callback)
        {
            return false;
        }

        _book.Update(callbackId, current => current with { Status = SandboxCallbackStatus.Pending });
        _dispatcher.Resend(callback);
        return true;
    }

    private void SendTo(Uri? url, Func<Uri, CallbackTarget> target)
    {
        if (!CallbackTarget.CanBe(url))
        {
            throw new ArgumentException("A call back's address must be an absolute http or https one.", nameof(url));
        }

        _dispatcher.Target = url is null ? null : target(url);
    }
}
