using System.Text.Json.Nodes;
using Baloan.Sandbox.Tests.Support;

namespace Baloan.Sandbox.Tests.Control;

/// <summary>The committed OpenAPI documents are those the sandbox serves.</summary>
public sealed class OpenApiDocumentTests : SandboxTest
{
    private const string Refresh = "BALOAN_REFRESH_OPENAPI";

    [Theory]
    [InlineData("gateway")]
    [InlineData("sandbox")]
    public async Task The_committed_document_is_the_one_that_is_served(string name)
    {
        var file = Repository.PathOf("docs", "openapi", $"{name}.json");
        var served = (await Partner.SendAsync(HttpMethod.Get, $"sandbox/openapi/{name}.json")).Body.ReplaceLineEndings("\n") + "\n";
        if (Environment.GetEnvironmentVariable(Refresh) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, served, Cancellation);
        }

        var committed = File.Exists(file) ? await File.ReadAllTextAsync(file, Cancellation) : "";

        committed.Should().Be(served, $"docs/openapi/{name}.json has drifted; refresh it with {Refresh}=1 dotnet test --project tests/Baloan.Sandbox.Tests");
    }

    [Fact]
    public async Task The_document_of_the_gateway_has_every_operation()
    {
        var document = JsonNode.Parse((await Partner.SendAsync(HttpMethod.Get, "sandbox/openapi/gateway.json")).Body)!;

        document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation => $"{operation.Key} {path.Key}"))
            .Should().BeEquivalentTo(
                "post /api/v1/partnership/token/",
                "post /api/v1/partnership/token/refresh/",
                "get /api/v1/partnership/loan-policies",
                "post /api/v1/partnership/loan/",
                "get /api/v1/partnership/loan/{uuid}/contract/",
                "post /api/v1/partnership/loan/{uuid}/contract/",
                "patch /api/v1/partnership/loan/{uuid}/contract/",
                "post /api/v1/partnership/loan/{uuid}/cancel/");
    }
}
