using System.Globalization;

namespace Baloan.Sandbox.Policies;

/// <summary>Computes a policy's formula: numbers, the names of its fields, <c>+ - * / ** ( )</c>, with the precedence of Python.</summary>
internal sealed class PolicyFormula
{
    private const int DeepestNesting = 64;

    private readonly string _text;
    private readonly Dictionary<string, decimal> _names;
    private int _position;
    private int _depth;

    private PolicyFormula(string text, Dictionary<string, decimal> names)
    {
        _text = text;
        _names = names;
    }

    /// <summary>The monthly instalment in Toman, not rounded.</summary>
    /// <exception cref="FormatException">The formula cannot be read.</exception>
    /// <exception cref="ArithmeticException">It gives no number, or too large a one.</exception>
    public static decimal Compute(string formula, decimal amount, decimal bankEffectedInterestRate, int loanDue)
    {
        var reading = new PolicyFormula(formula, new(StringComparer.Ordinal)
        {
            ["amount"] = amount,
            ["bank_effected_interest_rate"] = bankEffectedInterestRate,
            ["loan_due"] = loanDue,
        });
        var value = reading.Sum();
        return reading.Next() == '\0' ? value : throw reading.Unreadable();
    }

    private decimal Sum()
    {
        var value = Product();
        while (Next() is '+' or '-')
        {
            value = Take() == '+' ? value + Product() : value - Product();
        }

        return value;
    }

    private decimal Product()
    {
        var value = Signed();
        while (Next() is '*' or '/')
        {
            value = Take() == '*' ? value * Signed() : value / Signed();
        }

        return value;
    }

    private decimal Signed()
    {
        if (++_depth > DeepestNesting)
        {
            throw Unreadable();
        }

        var value = Next() switch
        {
            '-' => -SignedAfter(),
            '+' => SignedAfter(),
            _ => Power(),
        };
        _depth--;
        return value;
    }

    private decimal SignedAfter()
    {
        Take();
        return Signed();
    }

    private decimal Power()
    {
        var value = Atom();
        if (Next() != '*' || !_text.AsSpan(_position).StartsWith("**"))
        {
            return value;
        }

        _position += 2;
        var exponent = Signed();
        return decimal.IsInteger(exponent) && Math.Abs(exponent) <= int.MaxValue
            ? WholePower(value, (int)exponent)
            : (decimal)Math.Pow((double)value, (double)exponent);
    }

    private decimal Atom()
    {
        if (Next() == '(')
        {
            Take();
            var value = Sum();
            return Take() == ')' ? value : throw Unreadable();
        }

        var start = _position;
        while (_position < _text.Length && (char.IsAsciiLetterOrDigit(_text[_position]) || _text[_position] is '_' or '.'))
        {
            _position++;
        }

        var word = _text[start.._position];
        return _names.TryGetValue(word, out var known) ? known
            : decimal.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number
            : throw Unreadable();
    }

    private static decimal WholePower(decimal value, int exponent)
    {
        var result = 1m;
        for (var left = Math.Abs((long)exponent); left > 0; left >>= 1)
        {
            if ((left & 1) == 1)
            {
                result *= value;
            }

            value = left > 1 ? value * value : value;
        }

        return exponent < 0 ? 1 / result : result;
    }

    /// <summary>The character that comes next, blanks passed over; a null character at the end.</summary>
    private char Next()
    {
        while (_position < _text.Length && char.IsWhiteSpace(_text[_position]))
        {
            _position++;
        }

        return _position < _text.Length ? _text[_position] : '\0';
    }

    private char Take()
    {
        var taken = Next();
        _position++;
        return taken;
    }

    private FormatException Unreadable() =>
        new(string.Create(CultureInfo.InvariantCulture, $"The formula cannot be read at character {_position + 1}."));
}
