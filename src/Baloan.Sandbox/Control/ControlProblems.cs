using Microsoft.AspNetCore.Http.HttpResults;

namespace Baloan.Sandbox.Control;

internal static class ControlProblems
{
    public static ProblemHttpResult NotFound(string what) =>
        TypedResults.Problem($"There is no such {what}.", statusCode: StatusCodes.Status404NotFound);

    public static ProblemHttpResult Conflict(string reason) =>
        TypedResults.Problem(reason, statusCode: StatusCodes.Status409Conflict);
}
