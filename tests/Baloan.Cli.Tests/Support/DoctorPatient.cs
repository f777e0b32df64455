using Baloan.Sandbox;

namespace Baloan.Cli.Tests.Support;

/// <summary>A set-up that the doctor examines: a sandbox as the gateway, settings in the environment.</summary>
internal sealed class DoctorPatient : IAsyncDisposable
{
    public BaloanSandbox Sandbox { get; private set; } = null!;

    /// <summary>The settings, as variables of the environment.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    public async Task StartAsync()
    {
        Sandbox = await BaloanSandbox.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        Settings["Baloan__BaseAddress"] = Sandbox.BaseAddress.AbsoluteUri;
        Settings["Baloan__Username"] = Sandbox.Username;
        Settings["Baloan__Password"] = Sandbox.Password;
        Settings["Baloan__Retry__MaxRetries"] = "0";
        Settings["Baloan__Token__MaxRetries"] = "0";
        Settings["Baloan__Callbacks__Secrets__0"] = "wq3v8sH0n2-first-of-yours";
    }

    public async Task<Examination> ExamineAsync(params string[] arguments)
    {
        var run = await Tool.RunAsync(Settings, ["doctor", "--json", .. arguments]);
        run.Error.Should().BeEmpty();
        return new Examination(
            run.ExitCode,
            run.Output,
            run.Json.EnumerateArray().ToDictionary(
                finding => finding.GetProperty("check").GetString()!,
                finding => (finding.GetProperty("outcome").GetString()!, finding.GetProperty("text").GetString()!, finding.GetProperty("advice").GetString())));
    }

    public ValueTask DisposeAsync() => Sandbox.DisposeAsync();
}

/// <summary>What the doctor found.</summary>
internal sealed record Examination(int ExitCode, string Output, Dictionary<string, (string Outcome, string Text, string? Advice)> Findings)
{
    /// <summary>Checks that this alone fails, with what to do.</summary>
    public void ShouldFail(string check, string text)
    {
        Findings.Where(finding => finding.Value.Outcome == "failed").Select(finding => finding.Key).Should().Equal(check);
        Findings[check].Text.Should().Contain(text);
        Findings[check].Advice.Should().NotBeNullOrEmpty();
        Output.Should().NotContain("hidden-word");
        ExitCode.Should().Be(1);
    }

    /// <summary>Checks that somebody is asked to look at this.</summary>
    public void ShouldDoubt(string check, string text)
    {
        Findings[check].Outcome.Should().Be("doubtful", Output);
        Findings[check].Text.Should().Contain(text);
        Findings[check].Advice.Should().NotBeNullOrEmpty();
    }
}
