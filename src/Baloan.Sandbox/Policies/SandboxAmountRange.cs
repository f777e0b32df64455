namespace Baloan.Sandbox;

/// <summary>The range of amounts a policy grants, in millions of Toman.</summary>
/// <param name="Lower">The lower bound in millions of Toman; none when null.</param>
/// <param name="Upper">The upper bound in millions of Toman; none when null.</param>
/// <param name="Bounds">Two characters of interval notation: <c>[</c> or <c>(</c>, then <c>]</c> or <c>)</c>.</param>
public sealed record SandboxAmountRange(decimal? Lower, decimal? Upper, string Bounds = "[)")
{
    private const decimal Million = 1_000_000m;

    internal bool Contains(long toman)
    {
        var millions = toman / Million;
        var aboveLower = Lower is not { } lower || millions > lower || (millions == lower && Bounds.StartsWith('['));
        var belowUpper = Upper is not { } upper || millions < upper || (millions == upper && Bounds.EndsWith(']'));
        return aboveLower && belowUpper;
    }
}
