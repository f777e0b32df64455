using Baloan.Sandbox.Gateway;

namespace Baloan.Sandbox.Policies;

/// <summary>The operation that lists the policies.</summary>
internal static class PolicyOperations
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapAddress("loan-policies").MapGet("", List)
            .AsOperation<IReadOnlyList<SandboxPolicy>>(SandboxOperation.ListPolicies, "The loans that may be granted, by store.");

    private static IResult List(BaloanSandboxOptions options) => GatewayAnswers.Json(options.Policies);
}
