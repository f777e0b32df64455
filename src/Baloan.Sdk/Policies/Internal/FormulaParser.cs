using System.Globalization;
using Baloan.Sdk.Primitives.Internal;

namespace Baloan.Sdk.Policies.Internal;

/// <summary>
/// Compiles a formula by recursive descent, with Python's grammar:
/// sum = term {+|- term}; term = signed {*|/ signed}; signed = +|- signed, or power; power = operand [** signed].
/// </summary>
internal ref struct FormulaParser
{
    private const int MaxLength = 1000;
    private const int MaxDepth = 64;

    private readonly List<FormulaInstruction> _instructions = [];
    private FormulaScanner _scanner;
    private int _depth;
    private int _stackSize;
    private int _maxStackSize;
    private string? _error;

    private FormulaParser(ReadOnlySpan<char> text) => _scanner = new FormulaScanner(text);

    /// <summary>Compiles a formula. Never throws: a program without steps tells what is wrong.</summary>
    public static FormulaProgram Compile(string text)
    {
        if (text.Length > MaxLength)
        {
            return new FormulaProgram($"The instalment formula is longer than {MaxLength.ToString(CultureInfo.InvariantCulture)} characters.");
        }

        var parser = new FormulaParser(Digits.Fold(text).AsSpan());
        if (parser.Sum() && !parser._scanner.IsAtEnd)
        {
            parser.Fail("an operator or the end is expected", parser._scanner.Position);
        }

        return parser._error is { } error
            ? new FormulaProgram(error)
            : new FormulaProgram([.. parser._instructions], parser._maxStackSize);
    }

    private bool Sum()
    {
        var read = Term();
        while (read && _scanner.Next() is '+' or '-')
        {
            var operation = _scanner.Take() == '+' ? FormulaOperation.Add : FormulaOperation.Subtract;
            read = Term() && Combine(operation);
        }

        return read;
    }

    private bool Term()
    {
        var read = Signed();
        while (read && _scanner.Next() is '*' or '/')
        {
            var operation = _scanner.Take() == '*' ? FormulaOperation.Multiply : FormulaOperation.Divide;
            read = Signed() && Combine(operation);
        }

        return read;
    }

    // Every way back into the grammar leads through here, so this is where depth is counted.
    private bool Signed()
    {
        var sign = _scanner.Next();
        if (++_depth > MaxDepth)
        {
            return Fail("the formula is too deep", _scanner.Position);
        }

        bool read;
        if (sign is '+' or '-')
        {
            _scanner.Take();
            read = Signed();
            if (sign == '-')
            {
                _instructions.Add(new FormulaInstruction(FormulaOperation.Negate));
            }
        }
        else
        {
            read = Power();
        }

        _depth--;
        return read;
    }

    private bool Power() =>
        Operand() && (!_scanner.TakePower() || (Signed() && Combine(FormulaOperation.Power)));

    private bool Operand()
    {
        var next = _scanner.Next();
        return next == '(' ? Group()
            : FormulaScanner.StartsNumber(next) ? Number()
            : FormulaScanner.StartsName(next) ? Name()
            : Fail("a number, a name or '(' is expected", _scanner.Position);
    }

    private bool Group()
    {
        _scanner.Take();
        if (!Sum())
        {
            return false;
        }

        if (_scanner.Next() != ')')
        {
            return Fail("an operator or ')' is expected", _scanner.Position);
        }

        _scanner.Take();
        return true;
    }

    private bool Number()
    {
        var start = _scanner.Position;
        return InvariantNumber.TryParsePlain(_scanner.TakeNumber(), out var number)
            ? Push(new FormulaInstruction(FormulaOperation.Number, number))
            : Fail("a number that a decimal can hold is expected", start);
    }

    private bool Name()
    {
        var start = _scanner.Position;
        return _scanner.TakeName() switch
        {
            "amount" => Push(new FormulaInstruction(FormulaOperation.Amount)),
            "bank_effected_interest_rate" => Push(new FormulaInstruction(FormulaOperation.BankEffectedInterestRate)),
            "loan_due" => Push(new FormulaInstruction(FormulaOperation.LoanDue)),
            _ => Fail("one of the names amount, bank_effected_interest_rate and loan_due is expected", start),
        };
    }

    private bool Push(FormulaInstruction instruction)
    {
        _instructions.Add(instruction);
        _maxStackSize = Math.Max(_maxStackSize, ++_stackSize);
        return true;
    }

    private bool Combine(FormulaOperation operation)
    {
        _instructions.Add(new FormulaInstruction(operation));
        _stackSize--;
        return true;
    }

    private bool Fail(string expectation, int position)
    {
        var character = (position + 1).ToString(CultureInfo.InvariantCulture);
        _error ??= $"The instalment formula cannot be read at character {character}: {expectation}.";
        return false;
    }
}
