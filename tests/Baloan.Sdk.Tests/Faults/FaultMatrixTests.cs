using System.Globalization;
using Baloan.Sdk.Tests.Gateway;

namespace Baloan.Sdk.Tests.Faults;

public sealed class FaultMatrixTests
{
    public static TheoryData<FaultCell> OperationCells { get; } = [.. FaultCell.Read(FaultMatrix.Operations)];

    public static TheoryData<FaultCell> TokenCells { get; } = [.. FaultCell.Read(FaultMatrix.Tokens)];

    public static TheoryData<string> EachOperation { get; } = [.. ClientOperation.All];

    [Theory]
    [MemberData(nameof(OperationCells))]
    public Task A_faulty_operation_has_the_stated_outcome(FaultCell cell) => CheckAsync(cell, isTokenFault: false);

    [Theory]
    [MemberData(nameof(TokenCells))]
    public Task A_faulty_token_endpoint_has_the_stated_outcome(FaultCell cell) => CheckAsync(cell, isTokenFault: true);

    [Theory]
    [MemberData(nameof(OperationCells))]
    public Task A_primary_handler_of_the_partners_own_does_not_change_the_outcome(FaultCell cell) => CheckAsync(cell, isTokenFault: false, isPartners: true);

    [Theory]
    [MemberData(nameof(TokenCells))]
    public Task A_primary_handler_of_the_partners_own_does_not_change_what_a_faulty_token_endpoint_does(FaultCell cell) =>
        CheckAsync(cell, isTokenFault: true, isPartners: true);

    [Fact]
    public void The_matrix_has_every_operation_under_every_fault()
    {
        var cells = OperationCells.Select(row => row.Data).ToList();

        cells.Should().OnlyHaveUniqueItems(cell => cell.ToString());
        cells.GroupBy(cell => cell.Fault).Should().AllSatisfy(fault => fault.Should().HaveCount(ClientOperation.All.Count));
        (OperationCells.Count + TokenCells.Count).Should().BeGreaterThan(400);
    }

    [Theory]
    [MemberData(nameof(EachOperation))]
    public async Task A_token_that_expires_between_two_calls_is_renewed_before_the_second(string operation)
    {
        await using var scene = new FaultScene(Faults.Named("none"), isTokenFault: false);
        await scene.CallAsync(operation, TestContext.Current.CancellationToken);
        scene.Clock.Advance(TimeSpan.FromMinutes(6));

        var outcome = await scene.OutcomeOfAsync(operation);

        Sentence(outcome, scene.Server.Operations, scene.Server.Tokens).Should().Be(Sentence("result", 2, 2));
    }

    private static async Task CheckAsync(FaultCell cell, bool isTokenFault, bool isPartners = false)
    {
        ArgumentNullException.ThrowIfNull(cell);
        Assert.SkipWhen(
            SdkBuild.IsNetStandard && !isTokenFault && cell.Fault.StartsWith("closed ", StringComparison.Ordinal)
                && ClientOperation.Named(cell.Operation).Kind is OperationKind.Read or OperationKind.Download,
            SdkBuild.NetRepeatsReads);
        await using var scene = new FaultScene(Faults.Named(cell.Fault), isTokenFault, isPartners);
        var start = scene.Clock.GetTimestamp();

        var outcome = await scene.OutcomeOfAsync(cell.Operation);

        var seconds = scene.Clock.GetElapsedTime(start).TotalSeconds;
        var actual = Sentence(outcome, scene.Server.Operations, scene.Server.Tokens);
        var sent = Math.Clamp(scene.Server.Operations, cell.Sent, isPartners ? cell.MostSentByPartners : cell.Sent);
        actual.Should().Be(Sentence(cell.Outcome, sent, cell.Tokens));
        scene.Server.Requests.Should().NotContain(request => request.Headers.ContainsKey("Cookie"));
        seconds.Should().BeLessThanOrEqualTo(cell.Seconds);
        scene.Server.SecretsElsewhere.Should().Be(0);
    }

    private static string Sentence(string outcome, int sent, int tokens) =>
        string.Create(CultureInfo.InvariantCulture, $"{outcome} after {sent} sent and {tokens} token requests");
}
