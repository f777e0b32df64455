using System.Net;
using Baloan.Sandbox.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Baloan.Sandbox.Tests.Storage;

/// <summary>What a data file keeps.</summary>
public sealed class PersistenceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("baloan-sandbox-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string DataFile => Path.Combine(_folder, "sandbox.db");

    [Fact]
    public async Task Everything_is_there_after_a_restart()
    {
        await using var inbox = await PartnerInbox.StartAsync();
        Guid loan;
        string token;
        SandboxLoan before;
        await using (var sandbox = await StartAsync(inbox.Url))
        {
            using var partner = await Partner.LogInAsync(sandbox);
            token = partner.AccessToken!;
            loan = await partner.OpenedAsync();
            await sandbox.AdvanceAsync(loan);
            await partner.RequestOtpAsync(loan);
            await inbox.TakenAsync(2);
            await Eventually.IsTrueAsync(() => sandbox.Callbacks.All.All(callback => callback.Status == SandboxCallbackStatus.Delivered), "the call backs are delivered");
            sandbox.Faults.Add(SandboxFault.Status(500).For(SandboxOperation.CancelLoan));
            sandbox.Clock.Jump(TimeSpan.FromSeconds(10));
            before = sandbox.Loan(loan);
        }

        await using var restarted = await StartAsync(inbox.Url);
        using var again = new Partner(restarted) { AccessToken = token };

        restarted.Loan(loan).Should().BeEquivalentTo(before);
        restarted.Faults.All.Should().ContainSingle();
        restarted.Requests.Select(request => request.Operation).Should().Equal(
            SandboxOperation.ObtainToken, SandboxOperation.OpenLoan, SandboxOperation.RequestOtp);
        restarted.Callbacks.All.Should().HaveCount(2).And.OnlyContain(callback => callback.Attempts.Count == 1);
        restarted.Clock.GetUtcNow().Should().BeAfter(TimeProvider.System.GetUtcNow().AddSeconds(5));
        (await again.SignAsync(loan, restarted.OtpOf(loan)!)).Status.Should().Be(HttpStatusCode.OK, "the token and the one-time password are still good");
        (await again.OpenAsync(Partner.LoanBody(national: "0013542419"))).Code.Should().Be("phone_number_exist_with_another_national_id");
    }

    [Fact]
    public async Task A_loan_after_a_restart_gets_an_id_of_its_own()
    {
        var ids = new List<Guid>();
        for (var start = 0; start < 3; start++)
        {
            await using var sandbox = await StartAsync();
            using var partner = await Partner.LogInAsync(sandbox);
            ids.Add(await partner.OpenedAsync(Partner.LoanBody(amount: 10_000_000 + start)));
        }

        ids.Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task A_call_back_that_was_not_received_is_sent_after_a_restart()
    {
        await using (var sandbox = await StartAsync(PartnerInbox.Unreachable))
        {
            using var partner = await Partner.LogInAsync(sandbox);
            await partner.OpenedAsync();
            await Eventually.IsTrueAsync(() => sandbox.Callbacks.All[0].Attempts.Count > 0, "a first attempt failed");
        }

        await using var inbox = await PartnerInbox.StartAsync();
        await using var restarted = await StartAsync(inbox.Url);
        (await inbox.TakenAsync(1))[0].Body.Should().Contain("created");
    }

    [Fact]
    public async Task A_loan_walks_on_by_itself_after_a_restart()
    {
        Guid loan;
        await using (var sandbox = await StartAsync())
        {
            using var partner = await Partner.LogInAsync(sandbox);
            loan = await partner.OpenedAsync();
        }

        await using var restarted = await StartAsync(configure: options => options.Auto = TimeSpan.FromMilliseconds(1));
        await Eventually.IsTrueAsync(() => restarted.Loan(loan).State == SandboxLoanState.LoanPaid, "the loan is paid");
    }

    [Fact]
    public async Task A_used_refresh_token_stays_used()
    {
        string used;
        await using (var sandbox = await StartAsync(configure: options => options.Refresh = SandboxRefreshMode.Rotating))
        {
            using var partner = await Partner.LogInAsync(sandbox);
            used = partner.RefreshToken!;
            await partner.RefreshAsync(used);
        }

        await using var restarted = await StartAsync(configure: options => options.Refresh = SandboxRefreshMode.Rotating);
        using var again = new Partner(restarted);
        (await again.RefreshAsync(used)).Status.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_file_that_is_no_data_file_is_named()
    {
        await File.WriteAllTextAsync(DataFile, "This is no database, but it is long enough to be taken for one by its length alone.", Cancellation);

        await FluentActions.Awaiting(() => StartAsync()).Should().ThrowAsync<IOException>().WithMessage($"*{DataFile}*");
    }

    [Fact]
    public async Task Two_sandboxes_cannot_share_a_file()
    {
        await using var first = await StartAsync();

        await FluentActions.Awaiting(() => StartAsync()).Should().ThrowAsync<IOException>().WithMessage($"*{DataFile}*locked*");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_data_file_is_for_its_owner_alone(bool isThereAlready)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no file modes.");
            return;
        }

        if (isThereAlready)
        {
            await File.WriteAllBytesAsync(DataFile, [], Cancellation);
            File.SetUnixFileMode(DataFile, (UnixFileMode)0b110_100_100);
        }

        await using var sandbox = await StartAsync();
        using var partner = await Partner.LogInAsync(sandbox);
        await partner.OpenedAsync();

        foreach (var file in Directory.GetFiles(_folder).Should().NotBeEmpty().And.Subject)
        {
            File.GetUnixFileMode(file).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
        }
    }

    [Theory]
    [InlineData("a folder")]
    [InlineData("another version")]
    public async Task A_data_file_that_cannot_be_used_is_named(string what)
    {
        if (what == "a folder")
        {
            Directory.CreateDirectory(DataFile);
        }
        else
        {
            await using (await StartAsync())
            {
            }

            await ExecuteAsync("UPDATE documents SET json = '[7]' WHERE kind = 'settings'");
        }

        await FluentActions.Awaiting(() => StartAsync()).Should().ThrowAsync<IOException>().WithMessage($"The data file {DataFile} cannot be used: *");
    }

    [Theory]
    [InlineData("json = 'null'")]
    [InlineData("json = ''")]
    [InlineData("json = '{'")]
    [InlineData("json = '[]'")]
    [InlineData("json = '{}' WHERE kind IN ('request', 'loan', 'callback')")]
    [InlineData("json = x'00FF'")]
    [InlineData("json = json_set(json, '$.headers', NULL) WHERE kind = 'request'")]
    [InlineData("json = json_set(json, '$.history', NULL) WHERE kind = 'loan'")]
    [InlineData("json = json_set(json, '$.attempts', NULL) WHERE kind = 'callback'")]
    [InlineData("json = json_set(json, '$.partner_numbers', NULL) WHERE kind = 'settings'")]
    [InlineData("json = json_set(json, '$.clock_offset', 9e11) WHERE kind = 'settings'")]
    public async Task A_damaged_document_stops_the_start_in_one_sentence(string damage)
    {
        await using var inbox = await PartnerInbox.StartAsync();
        await using (var sandbox = await StartAsync(inbox.Url))
        {
            using var partner = await Partner.LogInAsync(sandbox);
            await sandbox.AdvanceAsync(await partner.OpenedAsync());
        }

        await ExecuteAsync($"UPDATE documents SET {damage}");

        await FluentActions.Awaiting(() => StartAsync(inbox.Url)).Should().ThrowAsync<IOException>().WithMessage($"The data file {DataFile} cannot be used: *");
    }

    [Fact]
    public async Task A_member_that_another_version_kept_stops_no_start()
    {
        await using (var sandbox = await StartAsync())
        {
            sandbox.Faults.Add(SandboxFault.Status(500));
            sandbox.PartnershipIsActive = false;
        }

        await ExecuteAsync("UPDATE documents SET json = json_set(json, '$.of_another_version', 7)");

        await using var restarted = await StartAsync();
        restarted.Faults.All.Should().ContainSingle();
        restarted.PartnershipIsActive.Should().BeFalse();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={DataFile};Pooling=False");
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is a constant of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    private Task<BaloanSandbox> StartAsync(Uri? callbackUrl = null, Action<BaloanSandboxOptions>? configure = null) =>
        BaloanSandbox.StartAsync(
            options =>
            {
                options.DataFile = DataFile;
                options.CallbackUrl = callbackUrl;
                configure?.Invoke(options);
            },
            Cancellation);
}
