using CsCheck;

namespace Baloan.Sdk.Tests.Primitives;

public sealed class TomanRangeWholeAmountTests
{
    private static readonly string[] Bounds = ["[)", "[]", "(]", "()"];

    [Theory]
    [InlineData("[10000000,30000000)", "10000000", "29999999")]
    [InlineData("(10000000,30000000]", "10000001", "30000000")]
    [InlineData("[10.5,20.5]", "11", "20")]
    [InlineData("(10.5,20.5)", "11", "20")]
    [InlineData("[5,5]", "5", "5")]
    [InlineData("[10000000,)", "10000000", null)]
    [InlineData("(,30000000)", null, "29999999")]
    [InlineData("(,)", null, null)]
    [InlineData("(10,11)", null, null)]
    [InlineData("empty", null, null)]
    [InlineData("(79228162514264337593543950335,)", null, null)]
    [InlineData("[79228162514264337593543950335,]", "79228162514264337593543950335", null)]
    public void A_range_names_the_whole_amounts_at_its_ends(string range, string? smallest, string? largest)
    {
        var read = TomanRange.Parse(range);

        read.Smallest?.ToString().Should().Be(smallest);
        read.Largest?.ToString().Should().Be(largest);
    }

    [Fact]
    public void A_range_that_was_never_set_has_none()
    {
        default(TomanRange).Smallest.Should().BeNull();
        default(TomanRange).Largest.Should().BeNull();
    }

    [Fact]
    public void The_amounts_lie_in_the_range_and_their_neighbours_outside() =>
        Gen.Select(Gen.Decimal[-100, 100], Gen.Decimal[0, 50], Gen.Int[0, 3]).Sample((lower, length, kind) =>
        {
            var range = new TomanRange(new Toman(lower), new Toman(lower + length), Bounds[kind]);
            return range is { Smallest: { } smallest, Largest: { } largest }
                ? range.Contains(smallest) && range.Contains(largest) && !range.Contains(smallest - new Toman(1)) && !range.Contains(largest + new Toman(1))
                : !Enumerable.Range(-101, 252).Any(amount => range.Contains(new Toman(amount)));
        });
}
