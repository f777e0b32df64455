namespace Baloan.Sandbox.Contracts;

/// <summary>The contract's file.</summary>
internal sealed record ContractFileBody(Guid Uuid, string File);
