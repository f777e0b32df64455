namespace Baloan.Sdk.Policies.Internal;

/// <summary>A compiled formula: steps for a stack of decimals, or the reason why there are none.</summary>
internal sealed class FormulaProgram
{
    private const string DividesByZero = "The instalment formula divides by zero for this loan.";
    private const string TooLarge = "The instalment formula gives too large a number for this loan.";
    private const string NoRate = "The instalment formula needs the bank's interest rate, and the policy has none.";
    private const string NoPower = "The instalment formula raises a negative number to a power that is no whole number.";

    private readonly FormulaInstruction[] _instructions;
    private readonly int _stackSize;

    public FormulaProgram(FormulaInstruction[] instructions, int stackSize)
    {
        _instructions = instructions;
        _stackSize = stackSize;
    }

    public FormulaProgram(string error)
        : this([], 0) => Error = error;

    /// <summary>Why the formula cannot be read; null when it can.</summary>
    public string? Error { get; }

    /// <summary>Computes the formula; gives the reason when it has no value, or null.</summary>
    public string? TryRun(FormulaVariables variables, out decimal result)
    {
        result = 0;
        if (Error is not null)
        {
            return Error;
        }

        try
        {
            return Run(variables, out result);
        }
        catch (OverflowException)
        {
            return TooLarge;
        }
    }

    private string? Run(FormulaVariables variables, out decimal result)
    {
        result = 0;
        Span<decimal> stack = stackalloc decimal[_stackSize];
        var top = -1;
        foreach (var instruction in _instructions)
        {
            if (instruction.Operation <= FormulaOperation.LoanDue)
            {
                if (instruction.Operation == FormulaOperation.BankEffectedInterestRate && variables.BankEffectedInterestRate is null)
                {
                    return NoRate;
                }

                stack[++top] = Load(instruction, variables);
            }
            else if (instruction.Operation == FormulaOperation.Negate)
            {
                stack[top] = -stack[top];
            }
            else
            {
                var right = stack[top--];
                if (TryCompute(instruction.Operation, stack[top], right, out stack[top]) is { } error)
                {
                    return error;
                }
            }
        }

        result = stack[0];
        return null;
    }

    private static decimal Load(FormulaInstruction instruction, FormulaVariables variables) => instruction.Operation switch
    {
        FormulaOperation.Amount => variables.Amount,
        FormulaOperation.BankEffectedInterestRate => variables.BankEffectedInterestRate.GetValueOrDefault(),
        FormulaOperation.LoanDue => variables.LoanDue,
        _ => instruction.Number,
    };

    private static string? TryCompute(FormulaOperation operation, decimal left, decimal right, out decimal result)
    {
        result = 0;
        switch (operation)
        {
            case FormulaOperation.Add:
                result = left + right;
                return null;
            case FormulaOperation.Subtract:
                result = left - right;
                return null;
            case FormulaOperation.Multiply:
                result = left * right;
                return null;
            case FormulaOperation.Divide when right == 0:
            case FormulaOperation.Power when left == 0 && right < 0:
                return DividesByZero;
            case FormulaOperation.Divide:
                result = left / right;
                return null;
            default:
                return DecimalPower.TryRaise(left, right, out result) ? null : NoPower;
        }
    }
}
