using System.Globalization;

namespace Baloan.Sdk;

/// <summary>
/// Reads a formula by recursive descent and computes it on the way, with Python's grammar:
/// sum = term {+|- term}; term = signed {*|/ signed}; signed = +|- signed, or power; power = operand [** signed].
/// It never throws: that a formula cannot be read comes before that it has no value.
/// </summary>
internal ref struct FormulaEvaluator
{
    private const int MaxLength = 1000;
    private const int MaxDepth = 64;
    private const char Power = '^';

    private const string DividesByZero = "The instalment formula divides by zero for this loan.";
    private const string TooLarge = "The instalment formula gives too large a number for this loan.";
    private const string NoRate = "The instalment formula needs the bank's interest rate, and the policy has none.";
    private const string NoPower = "The instalment formula raises a negative number to a power that is no whole number.";

    private readonly decimal _amount;
    private readonly decimal? _bankEffectedInterestRate;
    private readonly int _loanDue;
    private FormulaScanner _scanner;
    private int _depth;
    private string? _unreadable;
    private string? _noValue;

    private FormulaEvaluator(ReadOnlySpan<char> text, decimal amount, decimal? bankEffectedInterestRate, int loanDue)
    {
        _scanner = new FormulaScanner(text);
        _amount = amount;
        _bankEffectedInterestRate = bankEffectedInterestRate;
        _loanDue = loanDue;
    }

    /// <summary>Why a formula cannot be read; null when it can.</summary>
    public static string? Check(string text)
    {
        Run(text, amount: 0, bankEffectedInterestRate: null, loanDue: 0, out _, out var unreadable, out _);
        return unreadable;
    }

    /// <summary>Computes a formula; why it cannot be read or has no value, or null.</summary>
    public static string? Evaluate(string text, decimal amount, decimal? bankEffectedInterestRate, int loanDue, out decimal result)
    {
        Run(text, amount, bankEffectedInterestRate, loanDue, out result, out var unreadable, out var noValue);
        result = unreadable is null && noValue is null ? result : 0;
        return unreadable ?? noValue;
    }

    private static void Run(
        string text, decimal amount, decimal? bankEffectedInterestRate, int loanDue, out decimal result, out string? unreadable, out string? noValue)
    {
        if (text.Length > MaxLength)
        {
            (result, noValue) = (0, null);
            unreadable = $"The instalment formula is longer than {MaxLength.ToString(CultureInfo.InvariantCulture)} characters.";
            return;
        }

        var formula = new FormulaEvaluator(Digits.Fold(text).AsSpan(), amount, bankEffectedInterestRate, loanDue);
        result = formula.Sum();
        if (formula._unreadable is null && !formula._scanner.IsAtEnd)
        {
            formula.Fail("an operator or the end is expected", formula._scanner.Position);
        }

        (unreadable, noValue) = (formula._unreadable, formula._noValue);
    }

    private decimal Sum()
    {
        var value = Term();
        while (_unreadable is null && _scanner.Next() is '+' or '-')
        {
            value = Compute(value, _scanner.Take(), Term());
        }

        return value;
    }

    private decimal Term()
    {
        var value = Signed();
        while (_unreadable is null && _scanner.Next() is '*' or '/')
        {
            value = Compute(value, _scanner.Take(), Signed());
        }

        return value;
    }

    // Every way back into the grammar leads through here, so this is where depth is counted.
    private decimal Signed()
    {
        var sign = _scanner.Next();
        if (++_depth > MaxDepth)
        {
            return Fail("the formula is too deep", _scanner.Position);
        }

        decimal value;
        if (sign is '+' or '-')
        {
            _scanner.Take();
            value = Signed();
            value = sign == '-' ? -value : value;
        }
        else
        {
            value = Operand();
            value = _unreadable is null && _scanner.TakePower() ? Compute(value, Power, Signed()) : value;
        }

        _depth--;
        return value;
    }

    private decimal Operand()
    {
        var next = _scanner.Next();
        return next == '(' ? Group()
            : FormulaScanner.StartsNumber(next) ? Number()
            : FormulaScanner.StartsName(next) ? Name()
            : Fail("a number, a name or '(' is expected", _scanner.Position);
    }

    private decimal Group()
    {
        _scanner.Take();
        var value = Sum();
        if (_unreadable is null && _scanner.Next() != ')')
        {
            return Fail("an operator or ')' is expected", _scanner.Position);
        }

        if (_unreadable is null)
        {
            _scanner.Take();
        }

        return value;
    }

    private decimal Number()
    {
        var start = _scanner.Position;
        return InvariantNumber.TryParsePlain(_scanner.TakeNumber(), out var number)
            ? number
            : Fail("a number that a decimal can hold is expected", start);
    }

    private decimal Name()
    {
        var start = _scanner.Position;
        return _scanner.TakeName() switch
        {
            "amount" => _amount,
            "bank_effected_interest_rate" => _bankEffectedInterestRate ?? WithoutValue(NoRate),
            "loan_due" => _loanDue,
            _ => Fail("one of the names amount, bank_effected_interest_rate and loan_due is expected", start),
        };
    }

    private decimal Compute(decimal left, char operation, decimal right)
    {
        // What is read after the first error has no values to compute with.
        if (_unreadable is not null || _noValue is not null)
        {
            return 0;
        }

        try
        {
            return operation switch
            {
                '+' => left + right,
                '-' => left - right,
                '*' => left * right,
                '/' => right == 0 ? WithoutValue(DividesByZero) : left / right,
                _ when left == 0 && right < 0 => WithoutValue(DividesByZero),
                _ => DecimalPower.TryRaise(left, right, out var power) ? power : WithoutValue(NoPower),
            };
        }
        catch (OverflowException)
        {
            return WithoutValue(TooLarge);
        }
    }

    private decimal WithoutValue(string reason)
    {
        _noValue ??= reason;
        return 0;
    }

    private decimal Fail(string expectation, int position)
    {
        var character = (position + 1).ToString(CultureInfo.InvariantCulture);
        _unreadable ??= $"The instalment formula cannot be read at character {character}: {expectation}.";
        return 0;
    }
}
