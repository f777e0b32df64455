using System.Net;
using Baloan.Sdk.AspNetCore.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Baloan.Sdk.AspNetCore.Tests.Ledger;

public sealed class LedgerDownTests
{
    [Fact]
    public async Task The_handler_runs_without_a_ledger_that_fails()
    {
        await using var app = await StartAsync(new BrokenLedger());

        (await app.PostAsync(LoanState.Created)).Should().Be(HttpStatusCode.OK);

        app.Deeds.Done.Should().ContainSingle();
        app.Logs.Entries.Should().ContainSingle(entry => entry.Id.Id == 2100);
    }

    [Fact]
    public async Task The_handler_runs_without_a_ledger_that_never_answers()
    {
        await using var app = await StartAsync(new SilentLedger(), options => options.Ledger.Timeout = TimeSpan.FromMilliseconds(50));

        (await app.PostAsync(LoanState.Created)).Should().Be(HttpStatusCode.OK);

        app.Deeds.Done.Should().ContainSingle();
    }

    [Fact]
    public async Task Meanwhile_a_node_knows_what_it_has_done_itself()
    {
        await using var app = await StartAsync(new BrokenLedger());

        await app.PostAsync(LoanState.Created);
        await app.PostAsync(LoanState.Created);

        app.Deeds.Done.Should().ContainSingle();
    }

    [Fact]
    public async Task A_ledger_that_failed_is_left_alone_for_a_while()
    {
        var time = new FakeTimeProvider();
        var ledger = new BrokenLedger();
        await using var app = await StartAsync(ledger, time: time);

        await app.PostAsync(LoanState.Created);
        await app.PostAsync(LoanState.ChequeVerified);
        ledger.Questions.Should().Be(1);

        time.Advance(TimeSpan.FromSeconds(10));
        await app.PostAsync(LoanState.Paid);
        ledger.Questions.Should().Be(2);
    }

    private static Task<CallbackApp> StartAsync(IBaloanCallbackLedger ledger, Action<BaloanCallbackOptions>? configure = null, TimeProvider? time = null) =>
        CallbackApp.StartAsync(configure, (builder, _) =>
        {
            builder.Services.AddSingleton(ledger);
            builder.Services.AddSingleton(time ?? TimeProvider.System);
        });
}
