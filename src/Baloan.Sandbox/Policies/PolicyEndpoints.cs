using Baloan.Sandbox.Gateway;
using Baloan.Sandbox.Json;
using Baloan.Sandbox.OpenApi;

namespace Baloan.Sandbox.Policies;

/// <summary>The operation that lists the policies.</summary>
internal static class PolicyEndpoints
{
    public static void Map(RouteGroupBuilder gateway) =>
        gateway.MapGet("loan-policies", List).Describe("list_policies", "The loans that may be granted, by store.")
            .Produces<IReadOnlyList<SandboxPolicy>>(contentType: ErrorAnswers.JsonType);

    private static IResult List(BaloanSandboxOptions options) =>
        Results.Json(options.Policies, SandboxJson.Options, ErrorAnswers.JsonType);
}
