namespace Baloan.Sdk;

/// <summary>One sending of a change: it is let out once, and this knows whether anything of it may have left.</summary>
internal sealed class ChangeSending
{
    private int _isOut;
    private volatile bool _hasBegun;
    private volatile bool _wasReached;
    private volatile bool _wasRead;

    /// <summary>
    /// Whether the gateway may have understood the request. What never came to <see cref="SendOnceHandler"/> may still have been
    /// sent by a handler in its own way, if that has read the body.
    /// </summary>
    public bool MayHaveLeft => _wasReached ? Volatile.Read(ref _isOut) != 0 : _wasRead;

    /// <summary>The answer by which the gateway said that it did nothing (429 or 503), without its body.</summary>
    public HttpResponseMessage? Refusal { get; private set; }

    /// <summary>Whether the change may be sent now: the first time, or again once it is certain that nothing of it has left.</summary>
    public bool TryLetOut()
    {
        _wasReached = true;
        return Interlocked.CompareExchange(ref _isOut, 1, 0) == 0;
    }

    /// <summary>The body is being written to the connection.</summary>
    public void OnBodyBegun() => _hasBegun = true;

    /// <summary>Somebody, not necessarily the connection, reads the body.</summary>
    public void OnBodyRead() => _wasRead = true;

    public void OnAnswer(HttpResponseMessage response)
    {
        if ((int)response.StatusCode is not (429 or 503))
        {
            return;
        }

        Refusal = new HttpResponseMessage(response.StatusCode);
        Refusal.Headers.RetryAfter = response.Headers.RetryAfter;
        Refusal.Headers.Date = response.Headers.Date;
    }

    public void OnFailure()
    {
        if (!_hasBegun)
        {
            Volatile.Write(ref _isOut, 0);
        }
    }
}
