namespace Baloan.Sdk;

/// <summary>Powers of decimals.</summary>
internal static class DecimalPower
{
    /// <summary>
    /// Raises a number to a power: in decimals when the exponent is whole, else in 15 significant digits.
    /// False for a negative number and an exponent that is not whole. Zero has no negative power.
    /// </summary>
    /// <exception cref="OverflowException">The power is too large.</exception>
    public static bool TryRaise(decimal number, decimal exponent, out decimal result)
    {
        if (decimal.Truncate(exponent) == exponent)
        {
            var power = RaiseToWhole(number, Math.Abs(exponent));
            result = exponent < 0 ? Invert(power) : power;
            return true;
        }

        result = 0;
        if (number < 0)
        {
            return false;
        }

        // An irrational result has no exact decimal anyway.
        result = (decimal)Math.Pow((double)number, (double)exponent);
        return true;
    }

    // A power that became too small for a decimal has an inverse too large for one.
    private static decimal Invert(decimal power) => power == 0 ? throw new OverflowException() : 1 / power;

    private static decimal RaiseToWhole(decimal number, decimal exponent)
    {
        var result = 1m;
        while (true)
        {
            if (exponent % 2 == 1)
            {
                result *= number;
            }

            exponent = decimal.Truncate(exponent / 2);
            if (exponent == 0)
            {
                return result;
            }

            number *= number;
        }
    }
}
