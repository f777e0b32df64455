namespace Baloan.Sdk.Tests.Faults;

/// <summary>One way in which the gateway, or what lies before it, fails.</summary>
internal sealed class Fault
{
    private readonly Func<FaultExchange, Task> _answer;
    private readonly bool _keepsConnection;

    private Fault(ConnectionFault connection, Func<FaultExchange, Task> answer, bool keepsConnection)
    {
        Connection = connection;
        _answer = answer;
        _keepsConnection = keepsConnection;
    }

    public ConnectionFault Connection { get; }

    /// <summary>How long the gateway's tokens last.</summary>
    public TimeSpan TokenLifetime { get; private init; } = TimeSpan.FromMinutes(5);

    public bool UsesTls => Connection is ConnectionFault.CertificateNotTrusted or ConnectionFault.HandshakeBrokenOff;

    /// <summary>No request comes through.</summary>
    public static Fault OfConnection(ConnectionFault connection) =>
        new(connection, static exchange => exchange.Connection.WriteAsync(exchange.Answer.ToBytes()), keepsConnection: true);

    /// <summary>A request is read, and the connection is of no use afterwards.</summary>
    public static Fault OfExchange(Func<FaultExchange, Task> answer) =>
        new(ConnectionFault.None, answer, keepsConnection: false);

    /// <summary>A request is answered, but not as one would wish.</summary>
    public static Fault OfAnswer(Func<FaultExchange, ServerAnswer> answer) =>
        new(ConnectionFault.None, exchange => exchange.Connection.WriteAsync(answer(exchange).ToBytes()), keepsConnection: true);

    public Fault WithTokensOf(TimeSpan lifetime) => new(Connection, _answer, _keepsConnection) { TokenLifetime = lifetime };

    /// <summary>Answers; false where the connection ends with it.</summary>
    public async Task<bool> AnswerAsync(FaultExchange exchange)
    {
        await _answer(exchange);
        return _keepsConnection;
    }
}
