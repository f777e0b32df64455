using Baloan.Samples.Worker;
using Baloan.Sandbox;
using Baloan.Sdk;
using Microsoft.Data.Sqlite;

namespace Baloan.Partner.Tests.Worker;

/// <summary>What the sample's worker does about each thing that can happen to a loan.</summary>
public sealed class LoanWorkerTests
{
    private static readonly TimeSpan NoAccess = TimeSpan.FromMinutes(1);

    public static TheoryData<string, SandboxFault, JobState> Answers => new()
    {
        { "this person cannot have it", SandboxFault.Code(BaloanErrorCode.Names.LoanAmountExceedUserCredit), JobState.Refused },
        { "a wrong request", SandboxFault.Code(BaloanErrorCode.Names.InvalidDateFormat), JobState.Refused },
        { "not in this state", SandboxFault.Code(BaloanErrorCode.Names.NotAllowedInState), JobState.Refused },
        { "requested before", SandboxFault.Code(BaloanErrorCode.Names.DuplicateRequest), JobState.Parked },
        { "an inquiry failed", SandboxFault.Code(BaloanErrorCode.Names.ServiceInquiryFailed), JobState.Waiting },
        { "maintenance", SandboxFault.Status(503), JobState.Waiting },
        { "too many requests", SandboxFault.TooManyRequests(TimeSpan.FromSeconds(17)), JobState.Waiting },
        { "a wrong address", SandboxFault.HtmlPage(404), JobState.Waiting },
        { "a lost answer", SandboxFault.DropAfterWork(), JobState.Parked },
        { "an answer without a loan", SandboxFault.Status(200, "{}"), JobState.Parked },
        { "a status that nobody knows", SandboxFault.Status(418), JobState.Parked },
    };

    [Theory]
    [MemberData(nameof(Answers), DisableDiscoveryEnumeration = true)]
    public async Task An_answer_is_opened_refused_repeated_or_parked(string which, SandboxFault fault, JobState expected)
    {
        await using var scene = await WorkerScene.StartAsync();
        scene.Sandbox.Faults.Add(fault.For(SandboxOperation.OpenLoan));

        await scene.TryAsync();

        scene.State.Should().Be(expected, which);
    }

    [Fact]
    public async Task A_loan_is_opened_once_and_the_person_forgotten()
    {
        await using var scene = await WorkerScene.StartAsync();

        await scene.TryAsync();
        await scene.Worker.RunOnceAsync();

        scene.Jobs.List().Should().ContainSingle().Which.Note.Should().Be(scene.Sandbox.Loans.Should().ContainSingle().Which.Id.ToString());
        File.ReadAllText(scene.TablePath).Should().NotContain(WorkerScene.Request.PhoneNumber.Value);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("no JSON")]
    [InlineData("""{"phone_number":"nobody's"}""")]
    public async Task A_request_that_cannot_be_sent_is_refused_and_the_worker_goes_on(string request)
    {
        await using var scene = await WorkerScene.StartAsync();

        await scene.TryAsync(request);
        scene.State.Should().Be(JobState.Refused);
        await scene.TryAsync();

        scene.State.Should().Be(JobState.Opened);
    }

    [Fact]
    public async Task Wrong_credentials_make_the_whole_worker_wait_and_lose_nothing()
    {
        await using var scene = await WorkerScene.StartAsync(password: "wrong");

        (await scene.TryAsync()).Should().Be(NoAccess);

        scene.State.Should().Be(JobState.Waiting);
    }

    [Fact]
    public async Task A_gateway_that_is_down_is_asked_later_and_later()
    {
        await using var scene = await WorkerScene.StartAsync();
        await scene.Sandbox.DisposeAsync();
        await scene.TryAsync();

        var attempts = new List<int>();
        foreach (var seconds in new[] { 1, 2, 4, 8 })
        {
            scene.Time.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
            scene.Jobs.Take(scene.Time.GetUtcNow()).Should().BeNull("{0} s are not over", seconds);
            scene.Time.Advance(TimeSpan.FromMilliseconds(1));
            await scene.Worker.RunOnceAsync();
            scene.State.Should().Be(JobState.Waiting);
            attempts.Add(seconds);
        }

        attempts.Should().HaveCount(4);
    }

    [Fact]
    public async Task What_a_former_process_was_sending_is_parked_and_not_sent()
    {
        await using var scene = await WorkerScene.StartAsync();
        scene.Jobs.Add(WorkerScene.Request);
        scene.Jobs.Take(scene.Time.GetUtcNow());

        await scene.NewWorker().RunOnceAsync();

        scene.State.Should().Be(JobState.Parked);
        scene.Sandbox.Loans.Should().BeEmpty();
    }

    [Fact]
    public async Task A_table_that_is_broken_stops_neither_the_worker_nor_sends_anything()
    {
        await using var scene = await WorkerScene.StartAsync();
        scene.Jobs.Add(WorkerScene.Request);
        SqliteConnection.ClearAllPools();
        await File.WriteAllTextAsync(scene.TablePath, "no database any more, but long enough to be taken for one", TestContext.Current.CancellationToken);

        (await scene.Worker.RunOnceAsync()).Should().Be(NoAccess);

        scene.Sandbox.Loans.Should().BeEmpty();
    }

    [Fact]
    public async Task A_stop_waits_for_the_loan_under_way()
    {
        var held = new HeldLoans();
        await using var scene = await WorkerScene.StartAsync(held: held);
        scene.Jobs.Add(WorkerScene.Request);
        await scene.Worker.StartAsync(TestContext.Current.CancellationToken);
        await held.Arrived.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        var stop = scene.Worker.StopAsync(TestContext.Current.CancellationToken);
        stop.IsCompleted.Should().BeFalse("a loan is under way");
        held.Release();
        await stop;

        scene.State.Should().Be(JobState.Opened);
    }

    [Fact]
    public async Task A_stop_that_cannot_wait_leaves_the_loan_to_the_next_start()
    {
        var held = new HeldLoans();
        await using var scene = await WorkerScene.StartAsync(held: held);
        scene.Jobs.Add(WorkerScene.Request);
        await scene.Worker.StartAsync(TestContext.Current.CancellationToken);
        await held.Arrived.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        await scene.Worker.StopAsync(new CancellationToken(canceled: true));

        scene.State.Should().Be(JobState.Sending);
        await scene.NewWorker().RunOnceAsync();
        scene.State.Should().Be(JobState.Parked);
        held.Release();
    }
}
