using System.Net;
using System.Text;
using Baloan.Sdk.Tests.Gateway;

namespace Baloan.Sdk.Tests.Wire;

/// <summary>Each code of the gateway's table of errors, answered with 400 by an operation that can give it.</summary>
public sealed class DocumentedErrorsTests : IAsyncLifetime
{
    private readonly WireGateway _gateway = new();

    public static TheoryData<string, string, string, Type> Codes
    {
        get
        {
            var codes = new TheoryData<string, string, string, Type>
            {
                { "unauthorized_partnership", "POST token/", "list policies", typeof(BaloanAuthenticationException) },
            };
            foreach (var operation in ClientOperation.Catalogue)
            {
                foreach (var (code, family) in operation.Errors)
                {
                    codes.Add(code, operation.Route, operation.Name, family);
                }
            }

            return codes;
        }
    }

    public ValueTask InitializeAsync() => default;

    public ValueTask DisposeAsync() => _gateway.DisposeAsync();

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task A_documented_code_is_the_exception_of_its_family(string code, string route, string operation, Type family)
    {
        var (method, path) = (route.Split(' ')[0], WireGateway.Root + route.Split(' ')[1].Replace("{uuid}", DocumentedExample.LoanId.ToString(), StringComparison.Ordinal));
        _gateway.Answer(method, path, Encoding.UTF8.GetBytes($$"""{"code":"{{code}}","message":"پیام خطا"}"""), HttpStatusCode.BadRequest);

        var act = () => ClientOperation.CallAsync(
            _gateway.Client, operation, new OperationArguments { LoanId = DocumentedExample.LoanId }, TestContext.Current.CancellationToken);

        var error = (await act.Should().ThrowAsync<BaloanApiException>()).Which;
        error.Should().BeOfType(family);
        error.Code.Value.Should().Be(code);
        error.Code.IsDocumented.Should().BeTrue();
        error.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        error.Operation.Should().Be(route);
        error.GatewayMessage.Should().Be("پیام خطا");
        _gateway.Requests.Count(request => request.AbsolutePath == path).Should().Be(1, "a refusal is not repeated");
    }
}
