namespace Baloan.Sdk.Policies.Internal;

/// <summary>A step of a compiled formula: push a value, or replace the topmost values by a result.</summary>
internal readonly record struct FormulaInstruction(FormulaOperation Operation, decimal Number = 0);
