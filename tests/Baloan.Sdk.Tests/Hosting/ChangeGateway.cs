using System.Net;
using System.Text;

namespace Baloan.Sdk.Tests.Hosting;

/// <summary>A gateway in memory that reads what is sent to it, as a connection does, and counts it. Answers as the test says.</summary>
internal sealed class ChangeGateway(Func<CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _operations;
    private int _logIns;

    public ChangeGateway(HttpStatusCode status)
        : this(_ => Task.FromResult(new HttpResponseMessage(status)))
    {
    }

    /// <summary>How often an operation was read.</summary>
    public int Operations => Volatile.Read(ref _operations);

    public int LogIns => Volatile.Read(ref _logIns);

    /// <summary>Ends when the first operation was read.</summary>
    public Task Arrived => _arrived.Task;

    /// <summary>Happens before anything of an operation is read, such as a connection that is refused.</summary>
    public Action? BeforeReading { get; init; }

    /// <summary>What happens to a token request; by default there is a token at once.</summary>
    public Func<CancellationToken, Task> BeforeToken { get; init; } = static _ => Task.CompletedTask;

    /// <summary>Registers a client with this gateway.</summary>
    public BaloanClientBuilder Register(Microsoft.Extensions.DependencyInjection.IServiceCollection services, string name = "") =>
        DependencyInjection.ClientSetup.AnsweredBy(
            Microsoft.Extensions.DependencyInjection.BaloanServiceCollectionExtensions.AddBaloanClient(services, name, options =>
            {
                options.Username = "partner";
                options.Password = "secret";
                options.Retry.BaseDelay = TimeSpan.FromMilliseconds(1);
            }),
            this);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri!.AbsolutePath.EndsWith("/token/", StringComparison.Ordinal))
        {
            Interlocked.Increment(ref _logIns);
            await BeforeToken(cancellationToken);
            return new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent("""{"access":"access","refresh":"refresh"}""", Encoding.UTF8, "application/json"),
            };
        }

        BeforeReading?.Invoke();
        if (request.Content is not null)
        {
            await request.Content.CopyToAsync(Stream.Null, cancellationToken);
        }

        Interlocked.Increment(ref _operations);
        _arrived.TrySetResult();
        return await answer(cancellationToken);
    }
}
