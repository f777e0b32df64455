using Baloan.Sandbox.Tests.Support;

namespace Baloan.Sandbox.Tests.Dashboard;

/// <summary>What the dashboard says of requests that the log made room of.</summary>
public sealed class DroppedRequestTests : SandboxTest
{
    private const int BytesOfAll = 16 * 1024 * 1024;

    [Fact]
    public async Task As_long_as_all_are_kept_it_says_nothing() => (await ListAsync("en")).Should().NotContain("requests-dropped");

    [Fact]
    public async Task It_says_how_many_are_gone_until_the_log_is_cleared()
    {
        Sandbox.Faults.Add(SandboxFault.Status(502, new string('a', 64 * 1024), "text/html").For(SandboxOperation.ListPolicies));
        for (var sent = 0; sent < BytesOfAll / (64 * 1024); sent++)
        {
            await Partner.PoliciesAsync();
        }

        var gone = Sandbox.Requests[0].Number - 1;
        gone.Should().BePositive();
        (await ListAsync("en")).Should().Contain($"The oldest {gone} are no longer kept: the sandbox holds the last 10,000 requests");
        (await ListAsync("fa")).Should().Contain("درخواست قدیمی‌تر دیگر نگه داشته نمی‌شود: تنها ۱۰٬۰۰۰ درخواست آخر");

        Sandbox.ClearRequests();
        await Partner.RefreshAsync(Partner.RefreshToken!);
        (await ListAsync("en")).Should().NotContain("requests-dropped");
    }

    private Task<string> ListAsync(string language) => Partner.Http.GetStringAsync($"/dashboard/sections/requests?lang={language}", Cancellation);
}
