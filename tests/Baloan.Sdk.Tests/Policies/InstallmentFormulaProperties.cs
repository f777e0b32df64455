using System.Globalization;
using CsCheck;

namespace Baloan.Sdk.Tests.Policies;

/// <summary>The formula against an evaluator that never sees text, and against random text.</summary>
public sealed class InstallmentFormulaProperties
{
    private static readonly Gen<Expression> Leaf = Gen.OneOf(
        Gen.Const(new Expression("amount", 5, 1_000_000m)),
        Gen.Const(new Expression("bank_effected_interest_rate", 5, 22.5m)),
        Gen.Const(new Expression("loan_due", 5, 12m)),
        Gen.Int[0, 9999].Select(number => new Expression(
            (number / 100m).ToString(CultureInfo.InvariantCulture), 5, number / 100m)));

    private static readonly Gen<Expression> Expressions = Grow(4);

    [Fact]
    public void It_agrees_with_an_evaluator_of_the_same_expression() => Expressions.Sample(
        expression =>
        {
            var computed = InstallmentFormula.Parse(expression.Text).TryEvaluate(new Toman(1_000_000m), 22.5m, 12, out var result);
            return computed == expression.Value is not null && (!computed || result.Value == expression.Value);
        },
        iter: 20_000);

    [Fact]
    public void No_text_causes_any_other_error() => Gen.OneOf(
        Gen.String,
        Gen.OneOf("amount", "loan_due", "bank_effected_interest_rate", "(", ")", "+", "-", "*", "**", "/", "1", "0", "2.5", "1e9", " ", "x", "\u06F5", ".")
            .Array[0, 30].Select(string.Concat)).Sample(
        text =>
        {
            try
            {
                _ = InstallmentFormula.Parse(text).Evaluate(new Toman(10_000_000), 22, 12);
            }
            catch (InstallmentFormulaException)
            {
                // A refusal is as good as a value.
            }
        },
        iter: 100_000);

    private static Gen<Expression> Grow(int depth)
    {
        if (depth == 0)
        {
            return Leaf;
        }

        var part = Grow(depth - 1);
        return Gen.OneOf(
            Leaf,
            part.Select(operand => new Expression("-" + operand.At(3), 3, -operand.Value)),
            Gen.Select(part, part, Gen.OneOf('+', '-', '*', '/')).Select((left, right, sign) => Combine(left, right, sign)),
            Gen.Select(part, Gen.Int[0, 3]).Select((number, exponent) => Raise(number, exponent)));
    }

    private static Expression Combine(Expression left, Expression right, char sign)
    {
        var level = sign is '+' or '-' ? 1 : 2;
        return new Expression(left.At(level) + sign + right.At(level + 1), level, Compute(() => sign switch
        {
            '+' => left.Value + right.Value,
            '-' => left.Value - right.Value,
            '*' => left.Value * right.Value,
            _ => left.Value / right.Value,
        }));
    }

    private static Expression Raise(Expression number, int exponent) => new(
        $"{number.At(5)}**{exponent.ToString(CultureInfo.InvariantCulture)}",
        4,
        Compute(() => exponent switch
        {
            0 => number.Value is null ? null : 1m,
            1 => number.Value,
            2 => number.Value * number.Value,
            _ => number.Value * (number.Value * number.Value),
        }));

    private static decimal? Compute(Func<decimal?> operation)
    {
        try
        {
            return operation();
        }
        catch (ArithmeticException)
        {
            return null;
        }
    }

    /// <summary>An expression as text, how tightly its last operation binds, and its value where it has one.</summary>
    private sealed record Expression(string Text, int Level, decimal? Value)
    {
        public string At(int level) => Level < level ? $"({Text})" : Text;
    }
}
