namespace Baloan.Sandbox.Control;

/// <summary>A call back that no change of state made.</summary>
internal sealed record NewCallbackBody(Guid LoanId, string State, string? Reason = null);
