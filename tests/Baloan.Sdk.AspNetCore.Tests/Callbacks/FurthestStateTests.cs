using Baloan.Sdk.AspNetCore.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk.AspNetCore.Tests.Callbacks;

/// <summary>The furthest documented state of a loan is remembered, whatever comes after it.</summary>
public sealed class FurthestStateTests
{
    private const int RememberedChanges = 32;

    private static readonly LoanState Unknown = LoanState.From("waiting_for_guarantor");

    [Theory]
    [InlineData(1)]
    [InlineData(RememberedChanges)]
    [InlineData(RememberedChanges * 2)]
    public async Task It_is_remembered_after_any_number_of_other_changes(int changes)
    {
        await using var app = await CallbackApp.StartAsync();
        await app.PostAsync(LoanState.Paid);

        await PostOthersAsync(app, changes);
        await app.PostAsync(LoanState.Created);

        app.Deeds.Last.Context.Should().BeEquivalentTo(new { IsRegressing = true, PreviousState = LoanState.Paid });
    }

    [Fact]
    public async Task It_is_remembered_in_a_shared_ledger_too()
    {
        var loans = new LentLoans(TimeProvider.System);
        await using (var one = await StartAsync(loans))
        {
            await one.PostAsync(LoanState.Paid);
            await PostOthersAsync(one, RememberedChanges * 2);
        }

        await using var two = await StartAsync(loans);
        await two.PostAsync(LoanState.Created);

        two.Deeds.Last.Context.Should().BeEquivalentTo(new { IsRegressing = true, PreviousState = LoanState.Paid });
    }

    [Fact]
    public async Task A_node_that_knows_it_tells_a_shared_ledger_that_does_not()
    {
        var loans = new LentLoans(TimeProvider.System);
        await using var one = await StartAsync(loans);
        await one.PostAsync(LoanState.Paid);
        await PostOthersAsync(one, RememberedChanges);
        loans.Keep(CallbackApp.LoanId, record: null);

        await PostOthersAsync(one, 1);
        await using var two = await StartAsync(loans);
        await two.PostAsync(LoanState.SentToBank);

        two.Deeds.Last.Context.IsRegressing.Should().BeTrue();
    }

    [Fact]
    public async Task A_record_of_an_earlier_build_that_names_the_last_state_is_read()
    {
        var loans = new LentLoans(TimeProvider.System);
        loans.Keep(CallbackApp.LoanId, "1\nlast\twaiting_for_guarantor\ndone\tloan_paid\t\ndone\twaiting_for_guarantor\t");
        await using var app = await StartAsync(loans);

        await app.PostAsync(LoanState.Created);
        await app.PostAsync(Unknown);

        app.Deeds.Done.Should().ContainSingle("the unknown state is a repeat")
            .Which.Context.Should().BeEquivalentTo(new { IsRegressing = true, PreviousState = LoanState.Paid });
    }

    [Fact]
    public async Task An_order_that_goes_by_what_the_handler_is_told_ends_in_its_furthest_state_in_every_order_of_states()
    {
        await using var app = await CallbackApp.StartAsync();
        var shop = new Dictionary<Guid, LoanState>();
        app.Deeds.OnHandle = (callback, context, _) =>
        {
            if (!context.IsRegressing && callback.State.IsDocumented)
            {
                shop[callback.LoanId] = callback.State;
            }

            return Task.CompletedTask;
        };

        var number = 0;
        foreach (var order in OrdersOf([LoanState.Created, LoanState.ChequeVerified, LoanState.SentToBank, LoanState.Paid, Unknown]))
        {
            var loanId = new Guid(++number, 0, 0, new byte[8]);
            foreach (var state in order)
            {
                await app.PostAsync(state, loanId);
            }
        }

        shop.Should().HaveCount(120).And.OnlyContain(order => order.Value == LoanState.Paid);
    }

    private static async Task PostOthersAsync(CallbackApp app, int count)
    {
        for (var number = 0; number < count; number++)
        {
            await app.PostAsync(Unknown, reason: $"{Guid.NewGuid()}");
        }
    }

    private static Task<CallbackApp> StartAsync(LentLoans loans) => CallbackApp.StartAsync(
        options => options.Ledger.Timeout = TimeSpan.FromSeconds(20),
        (builder, _) => builder.Services.AddSingleton<IBaloanCallbackLedger>(new NodeLedger(loans)));

    private static IEnumerable<LoanState[]> OrdersOf(LoanState[] states) => states.Length == 0
        ? [[]]
        : states.SelectMany((first, index) => OrdersOf([.. states[..index], .. states[(index + 1)..]]).Select(rest => (LoanState[])[first, .. rest]));
}
