using Baloan.EndToEnd.Tests.Support;
using Baloan.Sandbox;
using static Microsoft.Playwright.Assertions;

namespace Baloan.EndToEnd.Tests.Dashboard;

/// <summary>The form of faults in a real browser.</summary>
public sealed class FaultFormTests(Browser browser)
{
    public static TheoryData<string, string, string> Sentences => new()
    {
        { "en", "200", "Give a whole number from 200 to 599." },
        { "fa", "۲۰۰", "عدد صحیحی از ۲۰۰ تا ۵۹۹ بنویسید." },
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Sentences))]
    public async Task What_is_wrong_is_said_by_its_field_and_can_be_mended_there(string language, string status, string sentence)
    {
        await using var sandbox = await BaloanSandbox.StartAsync(cancellationToken: Cancellation);
        await using var visit = await DashboardVisit.OpenAsync(browser, sandbox, language);
        var form = visit.Section("faults").Locator("form.fault");
        await form.GetByLabel("open_loan").CheckAsync();
        await form.Locator("[name=times]").FillAsync("7");
        await form.Locator("[name=status_code]").FillAsync("20");

        await form.Locator("button.primary").ClickAsync();
        await Expect(form.Locator(".error")).ToHaveTextAsync(sentence);
        await Expect(form.Locator("[name=status_code]")).ToBeFocusedAsync();
        await Expect(form.Locator("[name=status_code]")).ToHaveAccessibleDescriptionAsync(sentence);
        await Expect(form.Locator("[name=times]")).ToHaveValueAsync("7");
        await form.Locator("[name=status_code]").FillAsync(status);
        await form.Locator("button.primary").ClickAsync();

        await Expect(visit.Section("faults").Locator("article")).ToHaveCountAsync(1);
        await Expect(form.Locator(".error")).ToHaveCountAsync(0);
        sandbox.Faults.All.Should().Equal(SandboxFault.Status(200).For(SandboxOperation.OpenLoan).First(7) with { Id = 1 });
    }

    [Fact]
    public async Task It_shows_the_fields_of_the_chosen_fault_alone()
    {
        await using var sandbox = await BaloanSandbox.StartAsync(cancellationToken: Cancellation);
        await using var visit = await DashboardVisit.OpenAsync(browser, sandbox);
        var form = visit.Section("faults").Locator("form.fault");

        await Expect(form.Locator("[name=status_code]")).ToBeVisibleAsync();
        await Expect(form.Locator("[name=delay]")).ToBeHiddenAsync();
        await form.Locator("[name=fault]").SelectOptionAsync("delay");

        await Expect(form.Locator("[name=delay]")).ToBeVisibleAsync();
        await Expect(form.Locator("[name=status_code]")).ToBeHiddenAsync();
        foreach (var name in new[] { "fault", "times", "probability", "skip" })
        {
            var (field, around) = (await form.Locator($"[name={name}]").BoundingBoxAsync(), await form.BoundingBoxAsync());
            field!.Y.Should().BeInRange(around!.Y, around.Y + around.Height, $"{name} stands within the form");
        }

        visit.ShouldHaveBeenClean();
    }

    [Fact]
    public async Task A_fault_stays_on_when_the_question_is_answered_with_no()
    {
        await using var sandbox = await BaloanSandbox.StartAsync(cancellationToken: Cancellation);
        sandbox.Faults.Add(SandboxFault.Truncate());
        await using var visit = await DashboardVisit.OpenAsync(browser, sandbox);
        var asked = new TaskCompletionSource<string>();
        visit.Page.Dialog += async (_, dialog) =>
        {
            await dialog.DismissAsync();
            asked.SetResult(dialog.Message);
        };

        await visit.Button("Switch off", visit.Section("faults").Locator("article")).ClickAsync();

        (await asked.Task.WaitAsync(Cancellation)).Should().Be("Switch this fault off: The answer breaks off in the middle?");
        sandbox.Faults.All.Should().HaveCount(1);
    }
}
