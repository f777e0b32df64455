using System.Text;
using Baloan.Sandbox.Tests.Support;

namespace Baloan.Sandbox.Tests.Callbacks;

/// <summary>User information in the address of the call backs.</summary>
public sealed class CallbackCredentialsTests : SandboxTest
{
    private const string Password = "s3cret-0123456789";

    [Theory]
    [InlineData($"baloan:{Password}", $"baloan:{Password}")]
    [InlineData("baloan", "baloan:")]
    [InlineData("ba%3Aloan:a%2Fb%40c", "ba:loan:a/b@c")]
    [InlineData(":" + Password, ":" + Password)]
    public async Task It_goes_along_as_basic_authentication_and_not_in_the_address(string userInfo, string credentials)
    {
        await using var inbox = await PartnerInbox.StartAsync();
        Sandbox.Callbacks.SendTo(With(userInfo, inbox.Url));
        await Partner.OpenedAsync();

        (await inbox.TakenAsync(1))[0].Path.Should().Be("/baloan/callbacks");
        inbox.Authorizations.Should().Equal("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/sandbox")]
    [InlineData("/sandbox/callbacks")]
    [InlineData("/sandbox/requests")]
    public async Task It_is_shown_nowhere(string path)
    {
        await using var inbox = await SentAsync();

        var page = await Partner.Http.GetStringAsync(path, Cancellation);

        page.Should().NotContain(Password).And.NotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes($"baloan:{Password}")));
    }

    [Fact]
    public async Task It_is_in_no_snapshot()
    {
        await using var inbox = await SentAsync();

        Sandbox.Callbacks.All.Should().ContainSingle().Which.Attempts.Should().ContainSingle().Which.Url.Should().Be(inbox.Url);
    }

    [Fact]
    public async Task It_is_in_no_event_and_not_in_the_data_file()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.db");
        await using var inbox = await PartnerInbox.StartAsync();
        await using (var sandbox = await BaloanSandbox.StartAsync(options => (options.DataFile, options.CallbackUrl) = (file, With($"baloan:{Password}", inbox.Url)), Cancellation))
        {
            using var partner = await Partner.LogInAsync(sandbox);
            using var events = new StreamReader(await partner.Http.GetStreamAsync("/sandbox/events", Cancellation));
            await partner.OpenedAsync();
            await inbox.TakenAsync(1);
            await Eventually.IsTrueAsync(() => sandbox.Callbacks.All[0].Status == SandboxCallbackStatus.Delivered, "the call back is delivered");

            (await UntilDeliveredAsync(events)).Should().Contain("/baloan/callbacks").And.NotContain(Password);
        }

        foreach (var written in Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(file) + "*"))
        {
            Encoding.Latin1.GetString(await File.ReadAllBytesAsync(written, Cancellation)).Should().NotContain(Password);
            File.Delete(written);
        }
    }

    [Fact]
    public async Task It_stays_when_the_address_is_saved_as_the_dashboard_shows_it()
    {
        await using var inbox = await PartnerInbox.StartAsync();
        Sandbox.Callbacks.SendTo(With($"baloan:{Password}", inbox.Url));

        await SaveAsync(inbox.Url);
        await Partner.OpenedAsync();

        await inbox.TakenAsync(1);
        inbox.Authorizations.Should().ContainSingle().Which.Should().StartWith("Basic ");
    }

    [Fact]
    public async Task It_goes_to_no_other_address()
    {
        await using var first = await PartnerInbox.StartAsync();
        await using var second = await PartnerInbox.StartAsync();
        Sandbox.Callbacks.SendTo(With($"baloan:{Password}", first.Url));

        await SaveAsync(second.Url);
        await Partner.OpenedAsync();

        await second.TakenAsync(1);
        second.Authorizations.Should().ContainSingle().Which.Should().BeNull();
    }

    private static Uri With(string userInfo, Uri url) => new(url.OriginalString.Replace("://", $"://{userInfo}@", StringComparison.Ordinal));

    private static async Task<string> UntilDeliveredAsync(StreamReader events)
    {
        var text = new StringBuilder();
        while (!text.ToString().Contains("delivered", StringComparison.Ordinal))
        {
            text.AppendLine(await events.ReadLineAsync(Cancellation));
        }

        return text.ToString();
    }

    private async Task SaveAsync(Uri url)
    {
        using var form = new FormUrlEncodedContent([new("url", url.OriginalString), new("secret", "")]);
        using var answer = await Partner.Http.PostAsync("/dashboard/callbacks/target", form, Cancellation);
        answer.EnsureSuccessStatusCode();
    }

    private async Task<PartnerInbox> SentAsync()
    {
        var inbox = await PartnerInbox.StartAsync();
        Sandbox.Callbacks.SendTo(With($"baloan:{Password}", inbox.Url));
        await Partner.OpenedAsync();
        await Eventually.IsTrueAsync(() => Sandbox.Callbacks.All[0].Status == SandboxCallbackStatus.Delivered, "the call back is delivered");
        return inbox;
    }
}
