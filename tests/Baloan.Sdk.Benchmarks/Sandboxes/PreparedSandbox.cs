using Baloan.Sdk.Benchmarks.Clients;
using Baloan.Sdk.Benchmarks.Processes;

namespace Baloan.Sdk.Benchmarks.Sandboxes;

/// <summary>A sandbox in a process of its own, with a partner that is logged in and a loan that has a contract.</summary>
internal sealed class PreparedSandbox : IAsyncDisposable
{
    private readonly ServerProcess _process;
    private readonly HttpClient _http;

    private PreparedSandbox(ServerProcess process, HttpClient http)
    {
        _process = process;
        _http = http;
    }

    public Uri Address => _process.Address;

    public TimeSpan ProcessorTime => _process.ProcessorTime;

    public string Token { get; private set; } = "";

    public RawClient Client { get; private set; } = null!;

    public Guid LoanId { get; private set; }

    public static async Task<PreparedSandbox> StartAsync(CancellationToken cancellationToken)
    {
        // The hand-written client does not renew its token.
        var process = await ServerProcess.StartSandboxAsync(["--token-lifetime", "1d"], cancellationToken);
        var sandbox = new PreparedSandbox(process, new HttpClient(new SocketsHttpHandler()) { BaseAddress = process.Address });
        try
        {
            await sandbox.PrepareAsync(cancellationToken);
            return sandbox;
        }
        catch
        {
            await sandbox.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _process.DisposeAsync();
    }

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        Token = await RawClient.LogInAsync(_http, SandboxPartner.Username, SandboxPartner.Password, cancellationToken);
        Client = new RawClient(_http, Token);
        LoanId = (await Client.CreateLoanAsync(SampleArguments.WireLoan(), cancellationToken)).Uuid;
        await SandboxPartner.AdvanceAsync(_http, LoanId, cancellationToken);
    }
}
