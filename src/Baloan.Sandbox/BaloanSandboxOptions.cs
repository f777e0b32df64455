namespace Baloan.Sandbox;

/// <summary>How a sandbox behaves.</summary>
public sealed class BaloanSandboxOptions
{
    /// <summary>The port to listen on; 0, the default, takes a free one.</summary>
    public int Port { get; set; }

    /// <summary>Listen on every network address instead of loopback only. Default: false.</summary>
    public bool ListenOnAnyAddress { get; set; }

    /// <summary>Let other machines use <c>/sandbox/…</c> and the dashboard too, but no page of another site. Default: false.</summary>
    public bool ControlFromAnywhere { get; set; }

    /// <summary>The partner's user name. Default: <c>partner</c>.</summary>
    public string Username { get; set; } = "partner";

    /// <summary>The partner's password. Default: <c>sandbox</c>.</summary>
    public string Password { get; set; } = "sandbox";

    /// <summary>
    /// More partners beside the one of <see cref="Username"/>, each with tokens and loans of its own: another's loan is 404, as one that does
    /// not exist. Policies, faults and applicants are shared. Default: none.
    /// </summary>
    public IReadOnlyList<SandboxPartner> Partners { get; set; } = [];

    /// <summary>How long an access token is good, 1 second to 3650 days. Default: 5 minutes.</summary>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a refresh token is good, 1 second to 3650 days. Default: 1 day.</summary>
    public TimeSpan RefreshTokenLifetime { get; set; } = TimeSpan.FromDays(1);

    /// <summary>What <c>POST token/refresh/</c> does. Default: it answers a new access token.</summary>
    public SandboxRefreshMode Refresh { get; set; }

    /// <summary>
    /// Whether a renewed access token keeps the <c>iat</c> of its refresh token, as older versions of the
    /// gateway's framework do. Default: false.
    /// </summary>
    public bool RefreshKeepsIssuedAt { get; set; }

    /// <summary>The policies. Default: the one of the gateway's document.</summary>
    public IReadOnlyList<SandboxPolicy> Policies { get; set; } = SandboxPolicy.Documented;

    /// <summary>How the repayment plan of an opened loan is computed. Default: as in the documented example, dearer than the policy's formula.</summary>
    public SandboxPlan Plan { get; set; }

    /// <summary>
    /// Whether an applicant's <c>national_identifier</c> must be an Iranian national code: ten digits with the right check digit, not
    /// all alike. Default: false, any 8 to 16 digits, as the documented example has 11.
    /// </summary>
    public bool StrictNationalIds { get; set; }

    /// <summary>What an applicant may owe in open loans together, in Toman. Default: 50,000,000.</summary>
    public long CreditPerApplicant { get; set; } = 50_000_000;

    /// <summary>How long a one-time password is good, 12 hours at most. Default: 2 minutes.</summary>
    public TimeSpan OtpLifetime { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>The pause between two one-time passwords of a loan, 12 hours at most. Default: 30 seconds.</summary>
    public TimeSpan OtpPause { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many wrong one-time passwords end the request to verify. Default: 5.</summary>
    public int OtpAttempts { get; set; } = 5;

    /// <summary>A one-time password that every loan gets; null, the default, makes one for each request.</summary>
    public string? FixedOtp { get; set; }

    /// <summary>What is answered while there is no contract yet. Default: <c>not_allowed_in_state</c>.</summary>
    public SandboxMissingContract MissingContract { get; set; }

    /// <summary>The shape of error bodies. Default: <c>{"code":"…","detail":"…"}</c>.</summary>
    public SandboxErrorShape ErrorShape { get; set; }

    /// <summary>
    /// Whether a request body without a <c>Content-Length</c> arrives empty, as behind the gateway's usual servers.
    /// Default: true.
    /// </summary>
    public bool ChunkedBodiesArriveEmpty { get; set; } = true;

    /// <summary>
    /// The partner's address that hears of every change of state; null, the default, sends no call backs. Its user information, as in
    /// <c>https://baloan:SECRET@shop.example/baloan/callbacks</c>, goes along as HTTP basic authentication and is shown nowhere.
    /// </summary>
    public Uri? CallbackUrl { get; set; }

    /// <summary>
    /// A secret that goes along in the header <c>X-Baloan-Callback-Secret</c>; null, the default, sends none.
    /// A secret in the path is simply part of <see cref="CallbackUrl"/>.
    /// </summary>
    public string? CallbackSecret { get; set; }

    /// <summary>How often a call back is tried before it is given up. Default: 8.</summary>
    public int CallbackAttempts { get; set; } = 8;

    /// <summary>The pause after a first failed attempt; it doubles with each one after. 12 hours at most. Default: 1 second.</summary>
    public TimeSpan CallbackPause { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long an attempt waits for an answer, 1 hour at most. Default: 10 seconds.</summary>
    public TimeSpan CallbackTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>A SQLite file, for its owner alone, that keeps everything across restarts; null, the default, keeps it in memory.</summary>
    public string? DataFile { get; set; }

    /// <summary>Every file walks on by itself to <c>loan_paid</c> with this pause, 12 hours at most; null, the default, leaves that to you.</summary>
    public TimeSpan? Auto { get; set; }

    /// <summary>
    /// Two sandboxes with the same seed give the same ids, tokens and one-time passwords to the same requests
    /// at the same time of their clocks. Null, the default, takes a random one.
    /// </summary>
    public int? Seed { get; set; }

    /// <summary>Where timers and the running time come from. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
