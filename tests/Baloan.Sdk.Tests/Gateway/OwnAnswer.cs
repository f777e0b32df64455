namespace Baloan.Sdk.Tests.Gateway;

/// <summary>What a partner reads in an operation that the client has no method for.</summary>
internal sealed record OwnAnswer
{
    public required string Filler { get; init; }

    public string? Name { get; init; }
}
