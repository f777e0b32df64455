using Baloan.Sdk.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk.AspNetCore.Tests.Callbacks;

/// <summary>What an application forgot of the call backs is told as it starts.</summary>
public sealed class MappingTests
{
    private const int NotMapped = 2016;

    [Fact]
    public async Task A_handler_without_an_endpoint_is_told_of()
    {
        await using var app = await CallbackApp.StartAsync(map: _ => { });

        app.Logs.Entries.Should().ContainSingle(entry => entry.Id.Id == NotMapped);
    }

    [Theory]
    [InlineData("application")]
    [InlineData("group")]
    public async Task An_endpoint_is_found_wherever_it_is_mapped(string where)
    {
        await using var app = await CallbackApp.StartAsync(map: app => _ = where == "group"
            ? app.MapGroup("/api").MapBaloanCallbacks("/baloan/callbacks")
            : app.MapBaloanCallbacks("/baloan/callbacks"));

        app.Logs.Entries.Should().NotContain(entry => entry.Id.Id == NotMapped);
    }

    [Fact]
    public async Task A_scoped_ledger_keeps_the_application_from_starting()
    {
        var start = () => CallbackApp.StartAsync(build: (builder, _) => builder.Services.AddScoped<IBaloanCallbackLedger>(_ => new SilentLedger()));

        (await start.Should().ThrowAsync<InvalidOperationException>()).WithMessage("*register it as a singleton*");
    }
}
