namespace Baloan.Sdk.Benchmarks.Load;

/// <summary>Sends a prepared request over a connection of its own, again and again.</summary>
internal sealed class PreparedCaller : ICaller
{
    private readonly HttpConnection _connection;
    private readonly PreparedRequest _request;
    private readonly int _rightStatus;
    private readonly Action<PreparedRequest>? _change;

    private PreparedCaller(HttpConnection connection, PreparedRequest request, int rightStatus, Action<PreparedRequest>? change)
    {
        _connection = connection;
        _request = request;
        _rightStatus = rightStatus;
        _change = change;
    }

    /// <param name="address">The server.</param>
    /// <param name="request">The request; no other caller may have it.</param>
    /// <param name="rightStatus">What the server must answer.</param>
    /// <param name="change">Changes the request before each call.</param>
    /// <param name="cancellationToken">Gives the connection up.</param>
    public static async Task<PreparedCaller> OpenAsync(
        Uri address, PreparedRequest request, int rightStatus, Action<PreparedRequest>? change, CancellationToken cancellationToken) =>
        new(await HttpConnection.OpenAsync(address, cancellationToken), request, rightStatus, change);

    public async ValueTask CallAsync(CancellationToken cancellationToken)
    {
        _change?.Invoke(_request);
        var status = await _connection.SendAsync(_request.Bytes, cancellationToken);
        if (status != _rightStatus)
        {
            throw new InvalidOperationException($"The server answered {status} instead of {_rightStatus}.");
        }
    }

    public void Dispose() => _connection.Dispose();
}
