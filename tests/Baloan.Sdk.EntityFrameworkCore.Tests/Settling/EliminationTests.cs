using CsCheck;

namespace Baloan.Sdk.Tests.Settling;

/// <summary>Elimination marries only what is certain, whatever happens in between, and does marry that.</summary>
public sealed class EliminationTests
{
    private static readonly Gen<(WorldEvent What, int Which, int How)[]> Histories =
        Gen.Select(Gen.Enum<WorldEvent>(), Gen.Int[0, 100], Gen.Int[0, 100]).Array[10, 80];

    private static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void No_loan_is_ever_given_to_a_request_that_did_not_make_it()
    {
        var married = 0;
        Histories.Sample(
            history =>
            {
                var world = new LoanWorld();
                foreach (var (what, which, how) in history)
                {
                    world.Apply(what, which, how);
                    world.Apply(WorldEvent.Eliminate, 0, 0);
                }

                foreach (var pair in world.Married)
                {
                    world.Loans.Single(loan => loan.Id == pair.Orphan.LoanId).Request.Id.Should().Be(pair.Line.AttemptId);
                }

                Interlocked.Add(ref married, world.Married.Count);
            },
            iter: 20_000);

        married.Should().BeGreaterThan(100, "a rule that never marries would be safe as well");
    }

    [Fact]
    public void A_single_lost_request_gets_its_loan_however_many_others_were_answered() =>
        Gen.Select(Gen.Bool.Array[0, 20], Gen.Bool.Array[0, 20]).Sample(
            (before, after) =>
            {
                var world = new LoanWorld();
                SendAnswered(world, before);
                Apply(world, WorldEvent.Send, how: 1);
                var lost = world.Lines[^1];
                Apply(world, WorldEvent.ReachGateway, how: 1);
                Apply(world, WorldEvent.CallBackArrives, which: world.Loans.Count - 1, how: 1);
                Apply(world, WorldEvent.AnswerIsLost);
                Apply(world, WorldEvent.LeaseEnds);
                SendAnswered(world, after);

                Apply(world, WorldEvent.Eliminate);

                world.Married.Should().ContainSingle().Which.Line.Reference.Should().Be(lost.Facts.Reference);
            },
            iter: 1_000);

    [Fact]
    public void Two_lost_requests_wait_for_a_person() =>
        Decide([Unknown("1"), Unknown("2")], [Told(minutes: 2)]).Should().BeEmpty();

    [Fact]
    public void Two_unknown_loans_wait_for_a_person() =>
        Decide([Unknown("1")], [Told(minutes: 2), Told(minutes: 3)]).Should().BeEmpty();

    [Fact]
    public void A_request_under_way_stands_in_the_way() =>
        Decide([Unknown("1"), Unknown("2") with { Status = LoanBookStatus.Opening }], [Told(minutes: 2)]).Should().BeEmpty();

    [Fact]
    public void An_unknown_line_of_long_ago_stands_in_the_way_as_its_call_back_may_have_been_late() =>
        Decide([Unknown("1"), Unknown("2", minutes: -100_000)], [Told(minutes: 2)]).Should().BeEmpty();

    [Fact]
    public void A_line_that_a_person_settled_stands_in_the_way_as_persons_err()
    {
        var settled = Unknown("2") with { SettledBy = LoanSettlement.Person, StatusAt = Start };

        Decide([Unknown("1"), settled with { Status = LoanBookStatus.Opened }], [Told(minutes: 2)]).Should().BeEmpty();
        Decide([Unknown("1"), settled with { Status = LoanBookStatus.NotOpened, DisownedAt = Start }], [Told(minutes: 2)]).Should().BeEmpty();
    }

    [Theory]
    [InlineData(LoanBookStatus.Opened)]
    [InlineData(LoanBookStatus.NotOpened)]
    public void A_request_that_a_person_held_for_not_opened_stands_in_the_way_after_its_reference_was_sent_again(LoanBookStatus second) =>
        Decide([Unknown("1"), Unknown("2") with { Status = second, AttemptedAt = Start.AddMinutes(3), DisownedAt = Start.AddMinutes(1) }], [Told(minutes: 2)])
            .Should().BeEmpty();

    [Fact]
    public void An_earlier_request_of_the_same_reference_stands_in_the_way() =>
        Decide([Unknown("1") with { AttemptedAt = Start.AddMinutes(1), DisownedAt = Start.AddMinutes(1) }], [Told(minutes: 2)]).Should().BeEmpty();

    [Fact]
    public void A_loan_that_was_told_before_the_request_or_after_the_window_waits_for_a_person()
    {
        Decide([Unknown("1")], [Told(minutes: -1)]).Should().BeEmpty();
        Decide([Unknown("1")], [Told(minutes: 6 + (24 * 60))]).Should().BeEmpty();
        Decide([Unknown("1")], [Told(minutes: 4 + (24 * 60))]).Should().ContainSingle();
    }

    [Fact]
    public void A_loan_whose_creation_was_not_told_waits_for_a_person_as_it_may_be_older_than_the_book() =>
        Decide([Unknown("1")], [Told(minutes: 2) with { IsCreationTold = false }]).Should().BeEmpty();

    [Fact]
    public void A_request_whose_lease_runs_waits() =>
        Decide([Unknown("1") with { IsLeaseOver = false }], [Told(minutes: 2)]).Should().BeEmpty();

    [Fact]
    public void Partners_are_told_apart_by_their_secrets_alone()
    {
        Decide([Unknown("1"), Unknown("2") with { Partner = "other" }], [Told(minutes: 2) with { Partner = "" }]).Should().BeEmpty();
        Decide([Unknown("1"), Unknown("2") with { Partner = "other" }], [Told(minutes: 2) with { Partner = null }]).Should().BeEmpty();
        Decide([Unknown("1"), Unknown("2") with { Partner = "other" }], [Told(minutes: 2)]).Should().ContainSingle().Which.Line.Reference.Should().Be("1");
    }

    private static IReadOnlyList<EliminatedPair> Decide(EliminationLine[] lines, OrphanLoan[] orphans) => Elimination.Decide(lines, orphans, _ => LoanWorld.Window);

    private static EliminationLine Unknown(string reference, int minutes = 0) => new()
    {
        Partner = "shop",
        Reference = reference,
        AttemptId = Guid.NewGuid(),
        Status = LoanBookStatus.Unknown,
        CreatedAt = Start.AddMinutes(minutes),
        AttemptedAt = Start.AddMinutes(minutes),
        LeaseEndsAt = Start.AddMinutes(minutes + 5),
        StatusAt = Start.AddMinutes(minutes + 5),
        IsLeaseOver = true,
    };

    private static OrphanLoan Told(int minutes) => new(Guid.NewGuid(), "shop", Start.AddMinutes(minutes), IsCreationTold: true);

    private static void SendAnswered(LoanWorld world, bool[] outcomes)
    {
        foreach (var isOpened in outcomes)
        {
            Apply(world, WorldEvent.Send, how: 1);
            Apply(world, WorldEvent.ReachGateway, how: isOpened ? 1 : 0);
            Apply(world, WorldEvent.AnswerArrives, which: 1);
        }
    }

    private static void Apply(LoanWorld world, WorldEvent what, int which = 0, int how = 0) => world.Apply(what, which, how);
}
