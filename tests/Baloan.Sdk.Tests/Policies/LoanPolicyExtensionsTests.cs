using CsCheck;

namespace Baloan.Sdk.Tests.Policies;

public sealed class LoanPolicyExtensionsTests
{
    private static readonly LoanPolicy Small = Policy(TomanRange.FromMillions(5, 10), 1, 2);
    private static readonly LoanPolicy Large = Policy(TomanRange.FromMillions(20, 50, "(]"), 2);

    [Fact]
    public void Policies_of_a_store_are_those_that_name_it()
    {
        LoanPolicy[] policies = [Small, Large];

        policies.OfStore(1).Should().Equal(Small);
        policies.OfStore(2).Should().Equal(Small, Large);
        policies.OfStore(3).Should().BeEmpty();
    }

    [Fact]
    public void Policies_that_allow_an_amount_are_those_whose_range_holds_it()
    {
        LoanPolicy[] policies = [Small, Large];

        policies.Allowing(Toman.FromMillions(5)).Should().Equal(Small);
        policies.Allowing(Toman.FromMillions(50)).Should().Equal(Large);
        policies.Allowing(Toman.FromMillions(15)).Should().BeEmpty();
    }

    [Fact]
    public void The_widest_range_goes_from_the_lowest_to_the_highest_amount()
    {
        new[] { Large, Small }.WidestAmount().ToString().Should().Be("[5000000,50000000]");
        new[] { Small, Policy(TomanRange.FromMillions(5, null, "(]")) }.WidestAmount().ToString().Should().Be("[5000000,)");
        new[] { Policy(default), Policy(TomanRange.Empty) }.WidestAmount().Should().Be(TomanRange.Empty);
        Array.Empty<LoanPolicy>().WidestAmount().IsEmpty.Should().BeTrue();
    }

    [Fact]
    public void The_widest_range_holds_all_that_any_policy_allows()
    {
        var ranges = Gen.Select(Gen.Int[0, 9].Nullable(), Gen.Int[0, 9].Nullable(), Gen.OneOf("[)", "[]", "(]", "()"))
            .Where((lower, upper, _) => !(lower > upper))
            .Select((lower, upper, bounds) => Policy(TomanRange.FromMillions(lower, upper, bounds)));
        Gen.Select(ranges.Array[0, 4], Gen.Int[-1, 19]).Sample((policies, half) =>
        {
            var amount = Toman.FromMillions(half / 2m);
            var allowed = policies.Allowing(amount).Any();
            return !allowed || policies.WidestAmount().Contains(amount);
        });
    }

    private static LoanPolicy Policy(TomanRange amount, params int[] stores) => new()
    {
        Amount = amount,
        Stores = [.. stores.Select(id => new PolicyStore { Id = id })],
        PossibleLoanDues = [12],
    };
}
