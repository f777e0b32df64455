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
        control.MapDelete("/{id}", Remove).Describe("remove_fault", "Switches one fault off.");
    }

    private static Ok<IReadOnlyList<SandboxFault>> List(SandboxFaults faults) => TypedResults.Ok(faults.All);

    private static Created<SandboxFault> Add(NewFaultBody body, SandboxFaults faults)
    {
        var added = faults.Add(body.ToFault());
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

/// <summary>A fault as it is asked for; its id and its counts are given to it.</summary>
internal sealed record NewFaultBody
{
    private static readonly SandboxFault Usual = new() { Kind = default };

    /// <inheritdoc cref="SandboxFault.Kind" />
    public required SandboxFaultKind Kind { get; init; }

    /// <inheritdoc cref="SandboxFault.Operation" />
    public SandboxOperation? Operation { get; init; }

    /// <inheritdoc cref="SandboxFault.Skip" />
    public int Skip { get; init; }

    /// <inheritdoc cref="SandboxFault.Times" />
    public int? Times { get; init; }

    /// <inheritdoc cref="SandboxFault.Probability" />
    public double Probability { get; init; } = Usual.Probability;

    /// <inheritdoc cref="SandboxFault.StatusCode" />
    public int StatusCode { get; init; } = Usual.StatusCode;

    /// <inheritdoc cref="SandboxFault.Body" />
    public string? Body { get; init; }

    /// <inheritdoc cref="SandboxFault.ContentType" />
    public string ContentType { get; init; } = Usual.ContentType;

    /// <inheritdoc cref="SandboxFault.RetryAfter" />
    public TimeSpan? RetryAfter { get; init; }

    /// <inheritdoc cref="SandboxFault.RetryAfterAsDate" />
    public bool RetryAfterAsDate { get; init; }

    /// <inheritdoc cref="SandboxFault.Delay" />
    public TimeSpan Delay { get; init; }

    /// <inheritdoc cref="SandboxFault.RequestsPerMinute" />
    public int RequestsPerMinute { get; init; }

    /// <inheritdoc cref="SandboxFault.ErrorCode" />
    public string? ErrorCode { get; init; }

    /// <inheritdoc cref="SandboxFault.Shape" />
    public SandboxErrorShape Shape { get; init; }

    public SandboxFault ToFault() => new()
    {
        Kind = Kind,
        Operation = Operation,
        Skip = Skip,
        Times = Times,
        Probability = Probability,
        StatusCode = StatusCode,
        Body = Body,
        ContentType = ContentType,
        RetryAfter = RetryAfter,
        RetryAfterAsDate = RetryAfterAsDate,
        Delay = Delay,
        RequestsPerMinute = RequestsPerMinute,
        ErrorCode = ErrorCode,
        Shape = Shape,
    };
}
