using System.Net;
using Baloan.Sdk.Tests.Gateway;
using Microsoft.Extensions.DependencyInjection;
using WireMock;
using WireMock.ResponseBuilders;
using WireMock.Server;
using RequestBuilder = WireMock.RequestBuilders.Request;

namespace Baloan.Sdk.Tests.Wire;

/// <summary>A gateway of fixed answers on a loopback port, and a client that a real container made for it.</summary>
internal sealed class WireGateway : IAsyncDisposable
{
    public const string Root = "/api/v1/partnership/";
    public const string TokenPath = Root + "token/";
    public const string PoliciesPath = Root + "loan-policies";
    public const string LoanPath = Root + "loan/";
    public const string ContractPath = Root + "loan/a71b93c4-b1a9-4868-9cb2-310757422af1/contract/";
    public const string CancelPath = Root + "loan/a71b93c4-b1a9-4868-9cb2-310757422af1/cancel/";

    private readonly WireMockServer _server = WireMockServer.Start();
    private readonly ServiceProvider _provider;

    public WireGateway(Action<BaloanClientOptions>? configure = null)
    {
        Answer("POST", TokenPath, DocumentedExample.Token);
        var services = new ServiceCollection();
        services.AddBaloanClient(options =>
        {
            options.BaseAddress = BaseAddress;
            options.Username = "partner";
            options.Password = "p@ss word";
            options.BePatient();
            configure?.Invoke(options);
        });
        _provider = services.BuildServiceProvider(validateScopes: true);
        Client = _provider.GetRequiredService<IBaloanClient>();
    }

    public Uri BaseAddress => new(_server.Url!);

    public IBaloanClient Client { get; }

    /// <summary>All requests that came, in their order.</summary>
    public IReadOnlyList<IRequestMessage> Requests => [.. _server.LogEntries.Select(entry => entry.RequestMessage!)];

    /// <summary>The one request that is no token request.</summary>
    public IRequestMessage Request => Requests.Single(request => request.AbsolutePath != TokenPath);

    public IRequestMessage TokenRequest => Requests.Single(request => request.AbsolutePath == TokenPath);

    /// <summary>The method and the path by which an operation of the catalogue comes.</summary>
    public static (string Method, string Path) AddressOf(ClientOperation operation, OperationArguments arguments)
    {
        var parts = operation.Route.Split(' ');
        return (parts[0], Root + parts[1].Replace("{uuid}", arguments.LoanId.ToString(), StringComparison.Ordinal));
    }

    public void Answer(string method, string path, byte[] body, HttpStatusCode status = HttpStatusCode.OK) => _server
        .Given(RequestBuilder.Create().WithPath(path).UsingMethod(method))
        .RespondWith(Response.Create().WithStatusCode(status).WithHeader("Content-Type", "application/json").WithBody(body));

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        _server.Dispose();
    }
}
