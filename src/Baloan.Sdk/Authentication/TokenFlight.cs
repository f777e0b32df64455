namespace Baloan.Sdk;

/// <summary>One renewal, and what its waiters wait for.</summary>
internal sealed class TokenFlight(TokenCause cause, AccessToken? previous, TokenSettings settings, TimeSpan delay)
{
    // Without this option one waiter's work would hold up the next one's.
    private readonly TaskCompletionSource<TokenResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TokenCause Cause { get; } = cause;

    /// <summary>The token that is to be replaced.</summary>
    public AccessToken? Previous { get; } = previous;

    /// <summary>The credentials and options; those of its beginning, until it has asked for newer ones.</summary>
    public TokenSettings Settings { get; set; } = settings;

    /// <summary>How long it waits before it begins. Until then the token that it replaces goes on to serve whom it can.</summary>
    public TimeSpan Delay { get; } = delay;

    public Task<TokenResult> Result => _result.Task;

    /// <summary>Ends when the work after the result is done too.</summary>
    public Task Settled => _settled.Task;

    public void Land(TokenResult result) => _result.TrySetResult(result);

    public void Settle() => _settled.TrySetResult(true);
}
