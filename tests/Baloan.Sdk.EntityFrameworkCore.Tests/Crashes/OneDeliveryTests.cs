using Baloan.Sandbox;
using Baloan.Sdk.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace Baloan.Sdk.Tests.Crashes;

/// <summary>
/// The gateway delivers each call back once and never again, handlers fail, and nodes are killed. It takes minutes of all processors,
/// which tests with browsers need, so that it runs when it is asked for: <c>-explicit only</c>.
/// </summary>
[Trait("Runs", "once")]
public sealed class OneDeliveryTests(TestDatabases databases)
{
    private const int Changes = 10_000;
    private const int Kills = 8;
    private const double Failing = 1d / 3;

    private static readonly string[] States = ["created", "cheque_verified", "send_loan_to_bank", "loan_paid"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory(Explicit = true)]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task No_change_is_lost_and_none_has_its_effect_twice(DatabaseKind kind)
    {
        using var database = await databases.CreateAsync(kind);
        await using var scene = await CrashScene.StartAsync(database, callbackAttempts: 1);

        var sending = SendAsync(scene);
        for (var kill = 1; kill <= Kills; kill++)
        {
            await using var node = await scene.StartNodeAsync(new(Failing: Failing));
            var enough = Changes / 2 * kill / (Kills + 1);
            await CrashScene.UntilAsync(
                async () => sending.IsCompleted || await scene.ReadAsync(context => context.Effects.CountAsync(Cancellation)) >= enough, "enough is handled");
            await node.KillAsync();
            await scene.LeaveAsync(node);
        }

        await using var last = await scene.StartNodeAsync(new(Failing: Failing));
        await sending;
        await scene.DeliveredAllAsync();
        await scene.EndLeasesAsync();
        await scene.HandledAllAsync();

        scene.Sandbox.Callbacks.All.Should().HaveCount(Changes);
        scene.Sandbox.Callbacks.All.Where(callback => callback.Status == SandboxCallbackStatus.Delivered).Should().HaveCountGreaterThan(Changes / 2);
        await scene.ShouldHaveHadEachEffectOnceAsync();
    }

    // Not faster than they are taken: what is sent to nobody tells nothing.
    private static async Task SendAsync(CrashScene scene)
    {
        const int atATime = 32;
        foreach (var loan in Enumerable.Range(0, Changes / States.Length).Select(_ => Guid.NewGuid()))
        {
            foreach (var state in States)
            {
                scene.Sandbox.Callbacks.Send(loan, state);
            }

            await CrashScene.UntilAsync(
                () => Task.FromResult(scene.Sandbox.Callbacks.All.Count(callback => callback.Status == SandboxCallbackStatus.Pending) < atATime), "call backs are delivered");
        }
    }
}
