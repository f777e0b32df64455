namespace Baloan.Sdk;

/// <summary>Who may call back, what is read, and how the handler runs. Changes take effect without a restart; one that is not valid is ignored and logged.</summary>
public sealed class BaloanCallbackOptions
{
    /// <summary>The header that may carry a secret.</summary>
    public const string SecretHeader = "X-Baloan-Callback-Secret";

    /// <summary>
    /// The secrets of which a caller must give one: as the password of HTTP basic authentication with whatever user name, as the last
    /// segment of the path, or in the header <c>X-Baloan-Callback-Secret</c>. All are valid, so that two serve during a rotation. Each has 16 to 128 letters, digits
    /// or <c>- . _ ~</c>. Without any, <see cref="AllowedNetworks"/>, <see cref="AllowAnonymous"/> or an <see cref="IBaloanCallbackPartnerStore"/> must be there.
    /// </summary>
    public IList<string> Secrets { get; set; } = [];

    /// <summary>
    /// The networks that may call, such as <c>203.0.113.0/24</c> or <c>2001:db8::1</c>; any where the list is empty. Behind a reverse
    /// proxy the address is the caller's only where ASP.NET Core's forwarded headers are set up.
    /// </summary>
    public IList<string> AllowedNetworks { get; set; } = [];

    /// <summary>Says aloud that anybody may call where neither secrets nor networks are given. Default: <see langword="false"/>.</summary>
    public bool AllowAnonymous { get; set; }

    /// <summary>The most bytes of a body that are read; more is answered with 413. Default: 64 KiB.</summary>
    public int MaxBodyBytes { get; set; } = 64 * 1024;

    /// <summary>The longest that a body may take to arrive; longer is answered with 408. Default: 10 seconds.</summary>
    public TimeSpan ReadTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The longest that the handler may run: then its token is cancelled and the caller is answered with 500, whether the handler ends
    /// or not. As long as it runs on, other call backs of its loan wait. Default: 1 minute.
    /// </summary>
    public TimeSpan HandlerTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How many handlers may run on after <see cref="HandlerTimeout"/>; while there are as many, no other is started and call backs are
    /// answered with 503. It bounds the start of new handlers once as many hang, not those that already run: each of them may still
    /// come to hang. Default: 100.
    /// </summary>
    public int MaxHangingHandlers { get; set; } = 100;

    /// <summary>The longest that a call back waits while another one for the same loan is handled; longer is answered with 503. Default: 30 seconds.</summary>
    public TimeSpan TurnTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Whether a call back is a hint that the gateway must bear out before it is handled: from <see cref="LoanState.ChequeVerified"/>
    /// on, the contract must exist (<c>GET loan/{uuid}/contract/</c>). No operation tells of the other states, which are
    /// handled as they are. What is not borne out, or cannot be asked for, is answered with 503. Default: <see langword="false"/>.
    /// </summary>
    public bool VerifyWithGateway { get; set; }

    /// <summary>The name of the client that asks the gateway, but for call backs of partners that an <see cref="IBaloanCallbackPartnerStore"/> knows, for which their own is asked; empty for the one without a name. Default: empty.</summary>
    public string ClientName { get; set; } = "";

    /// <summary>How it is remembered what was handled.</summary>
    public BaloanCallbackLedgerOptions Ledger { get; set; } = new();
}
