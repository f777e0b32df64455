namespace Baloan.Sdk;

/// <summary>
/// A policy's instalment formula cannot be read, or gives no number: an unknown name, a division by zero, too large a number,
/// too long or too deep a formula. Show no estimate then; the plan of the opened loan tells the instalment.
/// </summary>
public sealed class InstallmentFormulaException : BaloanException
{
    internal InstallmentFormulaException(string message)
        : base(message, operation: null, innerException: null)
    {
    }
}
