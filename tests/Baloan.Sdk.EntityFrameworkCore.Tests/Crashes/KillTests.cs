using Baloan.Sandbox;
using Baloan.Sdk.Smoke;
using Baloan.Sdk.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace Baloan.Sdk.Tests.Crashes;

/// <summary>
/// Two nodes place the same orders and are killed at each step, over and over, while the gateway loses answers. It takes many minutes,
/// so that it runs when it is asked for: <c>-explicit only</c>.
/// </summary>
[Trait("Runs", "once")]
public sealed class KillTests(TestDatabases databases)
{
    private const int Orders = 1000;
    private const double LostAnswers = 0.03;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory(Explicit = true)]
    [InlineData(DatabaseKind.Sqlite, SandboxFaultKind.DropBeforeWork)]
    [InlineData(DatabaseKind.Sqlite, SandboxFaultKind.DropAfterWork)]
    [InlineData(DatabaseKind.Postgres, SandboxFaultKind.DropBeforeWork)]
    [InlineData(DatabaseKind.Postgres, SandboxFaultKind.DropAfterWork)]
    public async Task No_order_gets_two_loans_and_no_loan_and_no_change_is_lost(DatabaseKind kind, SandboxFaultKind lost)
    {
        using var database = await databases.CreateAsync(kind);
        await using var scene = await CrashScene.StartAsync(database);
        scene.Sandbox.Faults.Add(new SandboxFault { Kind = lost }.For(SandboxOperation.OpenLoan).WithProbability(LostAnswers));

        await scene.CallBackDuringAsync(Task.WhenAll(LiveAndDieAsync(scene, seed: 1), LiveAndDieAsync(scene, seed: 2)));
        await FinishAsync(scene);

        scene.Deaths.Distinct().Should().BeEquivalentTo(Enum.GetValues<Step>().Except([Step.None]), "each step has killed a node");
        scene.Sandbox.Loans.GroupBy(loan => loan.PhoneNumber).Where(loans => loans.Count() > 1).Should().BeEmpty();
        await EveryLoanIsKnownAsync(scene);
        await scene.SettleAllAsync();
        await using var node = await scene.StartNodeAsync(new());
        await scene.HandledAllAsync();
        await scene.ShouldHaveHadEachEffectOnceAsync();
    }

    /// <summary>A node's lives: each ends at another step.</summary>
    private static async Task LiveAndDieAsync(CrashScene scene, int seed)
    {
        var random = new Random(seed);
        var deaths = Enum.GetValues<Step>().Except([Step.None]).ToArray();
        random.Shuffle(deaths);
        foreach (var step in deaths)
        {
            // A node that dies of a call back places no orders: there must be some left for the others.
            var placesOrders = step <= Step.OutcomeSaved;
            await using var node = await scene.StartNodeAsync(new(placesOrders ? Orders : 0, step, 1 + random.Next(10)));
            var death = node.EndAsync();
            if (placesOrders)
            {
                // Once there are no more orders, nothing can lead it to such a step.
                await Task.WhenAny(death, node.Placed);
            }
            else
            {
                await death.WaitAsync(Patience.Limit, Cancellation);
            }

            if (death.IsCompleted)
            {
                scene.Deaths.Add(step);
            }

            await node.KillAsync();
            await scene.LeaveAsync(node);
        }
    }

    private static async Task FinishAsync(CrashScene scene)
    {
        await using var node = await scene.StartNodeAsync(new(Orders));
        await Task.WhenAny(node.Placed, node.EndAsync()).WaitAsync(Patience.Limit, Cancellation);
        node.HasEnded.Should().BeFalse("nothing kills the last node");
        await scene.DeliveredAllAsync();
        await scene.EndLeasesAsync();
        await scene.HandledAllAsync();
    }

    private static async Task EveryLoanIsKnownAsync(CrashScene scene)
    {
        var lines = await scene.ReadAsync(context => context.Set<BookedLoan>().ToDictionaryAsync(line => line.Reference, Cancellation));
        lines.Should().HaveCount(Orders);
        foreach (var loan in scene.Sandbox.Loans)
        {
            var line = lines[CrashScene.ReferenceOf(loan)];
            if (line.Status == LoanBookStatus.Opened)
            {
                line.LoanId.Should().Be(loan.Id);
            }
            else
            {
                line.Status.Should().Be(LoanBookStatus.Unknown);
                (await scene.Book.CandidatesAsync(line.Reference, Cancellation)).Select(candidate => candidate.LoanId).Should().Contain(loan.Id);
            }
        }

        lines.Values.Where(line => line.Status == LoanBookStatus.Opened).Should().OnlyContain(
            line => scene.Sandbox.Loans.Any(loan => loan.Id == line.LoanId && CrashScene.ReferenceOf(loan) == line.Reference));
    }
}
