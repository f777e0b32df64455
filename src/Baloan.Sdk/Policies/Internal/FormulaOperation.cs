namespace Baloan.Sdk.Policies.Internal;

/// <summary>What a step of a compiled formula does.</summary>
internal enum FormulaOperation : byte
{
    Number,
    Amount,
    BankEffectedInterestRate,
    LoanDue,
    Negate,
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,
}
