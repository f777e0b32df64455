namespace Baloan.Sdk.Tests.Loans;

public sealed class LoanStateTests
{
    private static readonly LoanState[] Path = [LoanState.Created, LoanState.ChequeVerified, LoanState.SentToBank, LoanState.Paid];

    [Fact]
    public void The_states_of_a_paid_loan_follow_each_other()
    {
        for (var first = 0; first < Path.Length; first++)
        {
            for (var second = 0; second < Path.Length; second++)
            {
                Path[first].IsBefore(Path[second]).Should().Be(first < second);
            }
        }
    }

    [Fact]
    public void Blocked_and_cancelled_come_after_all_but_each_other()
    {
        Path.Should().OnlyContain(state => state.IsBefore(LoanState.Blocked) && state.IsBefore(LoanState.Canceled));
        Path.Should().NotContain(state => LoanState.Blocked.IsBefore(state) || LoanState.Canceled.IsBefore(state));
        LoanState.Blocked.IsBefore(LoanState.Canceled).Should().BeFalse();
        LoanState.Canceled.IsBefore(LoanState.Blocked).Should().BeFalse();
    }

    [Fact]
    public void What_is_not_documented_is_neither_before_nor_after()
    {
        var unknown = LoanState.From("waiting_for_guarantor");

        unknown.IsBefore(LoanState.Paid).Should().BeFalse();
        LoanState.Created.IsBefore(unknown).Should().BeFalse();
        default(LoanState).IsBefore(LoanState.Paid).Should().BeFalse();
    }
}
