namespace Baloan.Sdk.Policies.Internal;

/// <summary>The values of the three names that a formula may use.</summary>
internal readonly record struct FormulaVariables(decimal Amount, decimal? BankEffectedInterestRate, int LoanDue);
