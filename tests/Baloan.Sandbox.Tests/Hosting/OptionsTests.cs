using Baloan.Sandbox.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Baloan.Sandbox.Tests.Hosting;

public sealed class OptionsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_option_that_cannot_work_is_named() =>
        await FluentActions.Awaiting(() => BaloanSandbox.StartAsync(options => options.OtpAttempts = 0, Cancellation))
            .Should().ThrowAsync<ArgumentException>().WithMessage("BaloanSandboxOptions.OtpAttempts must be positive*");

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a\0b")]
    public async Task A_data_file_that_is_no_path_is_refused_by_name(string file) =>
        await FluentActions.Awaiting(() => BaloanSandbox.StartAsync(options => options.DataFile = file, Cancellation))
            .Should().ThrowAsync<ArgumentException>().WithMessage("BaloanSandboxOptions.DataFile must be the path of a file*");

    [Theory]
    [MemberData(nameof(TimesBeyondSense))]
    public async Task A_time_beyond_sense_is_refused_by_name(string name, Action<BaloanSandboxOptions> configure) =>
        await FluentActions.Awaiting(() => BaloanSandbox.StartAsync(configure, Cancellation))
            .Should().ThrowAsync<ArgumentException>().WithMessage($"BaloanSandboxOptions.{name} must be *");

    public static TheoryData<string, Action<BaloanSandboxOptions>> TimesBeyondSense => new()
    {
        { nameof(BaloanSandboxOptions.TokenLifetime), options => options.TokenLifetime = TimeSpan.MaxValue },
        { nameof(BaloanSandboxOptions.RefreshTokenLifetime), options => options.RefreshTokenLifetime = TimeSpan.MaxValue },
        { nameof(BaloanSandboxOptions.OtpLifetime), options => options.OtpLifetime = TimeSpan.FromDays(1) },
        { nameof(BaloanSandboxOptions.OtpPause), options => options.OtpPause = TimeSpan.FromDays(1) },
        { nameof(BaloanSandboxOptions.CallbackPause), options => options.CallbackPause = TimeSpan.FromDays(1) },
        { nameof(BaloanSandboxOptions.CallbackTimeout), options => options.CallbackTimeout = TimeSpan.FromDays(1) },
        { nameof(BaloanSandboxOptions.Auto), options => options.Auto = TimeSpan.FromDays(1) },
    };

    [Fact]
    public void Every_time_among_the_options_has_its_row_above() =>
        typeof(BaloanSandboxOptions).GetProperties()
            .Where(property => property.PropertyType == typeof(TimeSpan) || property.PropertyType == typeof(TimeSpan?))
            .Select(property => property.Name).Should().BeEquivalentTo(TimesBeyondSense.Select(row => row.Data.Item1));

    [Fact]
    public async Task A_port_that_is_taken_is_named()
    {
        await using var first = await BaloanSandbox.StartAsync(cancellationToken: Cancellation);
        var port = first.BaseAddress.Port;

        await FluentActions.Awaiting(() => BaloanSandbox.StartAsync(options => options.Port = port, Cancellation))
            .Should().ThrowAsync<IOException>().WithMessage($"Port {port} is taken.*");
    }

    [Fact]
    public async Task A_fixed_one_time_password_is_every_loans()
    {
        await using var sandbox = await BaloanSandbox.StartAsync(options => options.FixedOtp = "12345", Cancellation);
        using var partner = await Partner.LogInAsync(sandbox);
        var loan = await partner.OpenedAsync();
        await sandbox.AdvanceAsync(loan);
        await partner.RequestOtpAsync(loan);

        (await partner.SignAsync(loan, "12345")).Response.IsSuccessStatusCode.Should().BeTrue();
    }

    [Fact]
    public async Task Varied_policies_give_a_choice_of_lengths_each_with_its_own_rate()
    {
        await using var sandbox = await BaloanSandbox.StartAsync(options => options.Policies = SandboxPolicy.Varied, Cancellation);
        using var partner = await Partner.LogInAsync(sandbox);

        var plans = new List<long>();
        foreach (var due in new[] { 6, 12, 18, 24 })
        {
            var opened = await partner.OpenAsync(Partner.LoanBody(due: due));
            plans.Add(opened.Json.GetProperty("plan_detail").GetProperty("monthly_installment_amount").GetInt64());
        }

        plans.Should().OnlyHaveUniqueItems().And.BeInDescendingOrder();
    }

    [Fact]
    public async Task Every_loan_walks_by_itself_when_told_to()
    {
        var time = new FakeTimeProvider(new(2026, 11, 24, 6, 0, 0, TimeSpan.Zero));
        await using var sandbox = await BaloanSandbox.StartAsync(
            options =>
            {
                options.Auto = TimeSpan.FromSeconds(2);
                options.TimeProvider = time;
            },
            Cancellation);
        using var partner = await Partner.LogInAsync(sandbox);
        var loan = await partner.OpenedAsync();

        await Eventually.IsTrueAsync(
            () =>
            {
                time.Advance(TimeSpan.FromSeconds(1));
                return sandbox.Loan(loan).State == SandboxLoanState.LoanPaid;
            },
            "the loan is paid");

        sandbox.Loan(loan).History.Should().HaveCount(4);
    }
}
