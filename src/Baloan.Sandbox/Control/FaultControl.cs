using Baloan.Sandbox.OpenApi;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Baloan.Sandbox.Control;

/// <summary>Faults on command.</summary>
internal static class FaultControl
{
    public static void Map(RouteGroupBuilder control)
    {
        control.MapGet("/", List).Describe("list_faults", "The faults that are switched on, with how often each has hit.");
        control.MapPost("/", Add).Describe("add_fault", "Switches a fault on, beginning with the next request.");
        control.MapDelete("/", Clear).Describe("clear_faults", "Switches all faults off.");
        control.MapDelete("/{id:int}", Remove).Describe("remove_fault", "Switches one fault off.");
    }

    private static Ok<IReadOnlyList<SandboxFault>> List(SandboxFaults faults) => TypedResults.Ok(faults.All);

    private static Created<SandboxFault> Add(SandboxFault fault, SandboxFaults faults)
    {
        var added = faults.Add(fault);
        return TypedResults.Created($"{ControlEndpoints.Root}/faults/{added.Id}", added);
    }

    private static NoContent Clear(SandboxFaults faults)
    {
        faults.Clear();
        return TypedResults.NoContent();
    }

    private static Results<NoContent, ProblemHttpResult> Remove(int id, SandboxFaults faults) =>
        faults.Remove(id) ? TypedResults.NoContent() : ControlProblems.NotFound("fault");
}
