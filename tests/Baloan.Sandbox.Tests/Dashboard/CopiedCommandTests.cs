using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Baloan.Sandbox.Tests.Support;

namespace Baloan.Sandbox.Tests.Dashboard;

/// <summary>The command that repeats a request, pasted into a fresh bash.</summary>
public sealed partial class CopiedCommandTests : SandboxTest
{
    private const string Phone = "09123456789";
    private const string NationalId = "07148143380";

    [Fact]
    public async Task It_logs_in_by_itself_when_every_token_is_worthless_by_now()
    {
        await Partner.PoliciesAsync();
        Sandbox.RevokeTokens();

        (await RunAsync(await MaskedAsync())).Should().StartWith("HTTP/1.1 200").And.Contain("possible_loan_dues");
    }

    [Fact]
    public async Task A_masked_applicant_is_an_invented_one_who_gets_a_loan()
    {
        await Partner.OpenedAsync();

        var command = await MaskedAsync();
        var answer = await RunAsync(command);

        command.Should().NotContain(Phone).And.NotContain(NationalId).And.NotContain("eyJ");
        answer.Should().StartWith("HTTP/1.1 201");
        Sandbox.Loans.Should().HaveCount(2).And.OnlyHaveUniqueItems(loan => loan.PhoneNumber);
    }

    [Fact]
    public async Task With_personal_data_it_sends_what_was_sent()
    {
        await Partner.OpenedAsync();

        var command = await WholeAsync();

        command.Should().Contain(Phone).And.Contain(NationalId).And.NotContain("eyJ");
        (await RunAsync(command)).Should().StartWith("HTTP/1.1 400").And.Contain("duplicate_request");
    }

    [Fact]
    public async Task An_applicant_of_the_magic_values_is_nobody_and_stays()
    {
        var magic = SandboxMagicValues.NationalIdentifiers["age_not_in_valid_range"];
        await Partner.OpenAsync(Partner.LoanBody(national: magic));

        var command = await MaskedAsync();

        command.Should().Contain(magic).And.NotContain(Phone);
        (await RunAsync(command)).Should().Contain("age_not_in_valid_range");
    }

    [Fact]
    public async Task A_masked_one_time_password_is_the_loans_own_of_that_moment()
    {
        var loan = await VerifiedLoanAsync();
        await Partner.RequestOtpAsync(loan);
        await Partner.SignAsync(loan, "98765");

        var command = await MaskedAsync();
        var answer = await RunAsync(command);

        command.Should().NotContain("98765").And.NotContain(Sandbox.OtpOf(loan) ?? "none");
        answer.Should().StartWith("HTTP/1.1 200");
        Sandbox.Loan(loan).IsAgreedByUser.Should().BeTrue();
    }

    [Fact]
    public async Task A_renewal_of_a_token_gets_its_refresh_token_first()
    {
        await Partner.RefreshAsync(Partner.RefreshToken!);
        Sandbox.RevokeTokens();

        var command = await MaskedAsync();

        command.Should().NotContain("eyJ");
        (await RunAsync(command)).Should().StartWith("HTTP/1.1 200").And.Contain("\"access\"");
    }

    [Fact]
    public async Task A_log_in_has_the_sandboxs_own_credentials()
    {
        using var form = new FormUrlEncodedContent([new("username", "somebody"), new("password", "own secret")]);
        await Partner.SendAsync(HttpMethod.Post, Partner.Root + "token/", form);

        var command = await MaskedAsync();

        command.Should().NotContain("somebody").And.NotContain("secret");
        (await RunAsync(command)).Should().StartWith("HTTP/1.1 200").And.Contain("\"refresh\"");
    }

    [Fact]
    public async Task It_logs_in_as_the_partner_whose_request_it_was()
    {
        Sandbox.PutPartner(new("market", "it's $HOME"));
        using var market = new Partner(Sandbox.BaseAddress, "market", "it's $HOME");
        await market.LogInAsync();
        var loan = await market.OpenedAsync();
        await market.CancelAsync(loan);
        await Sandbox.MoveAsync(loan, SandboxLoanState.Created);

        var (masked, whole) = (await MaskedAsync(), await WholeAsync());
        (await RunAsync(whole)).Should().StartWith("HTTP/1.1 200");
        Sandbox.Loan(loan).State.Should().Be(SandboxLoanState.Canceled);

        masked.Should().NotContain("$HOME", "the dashboard shows no other partner's password");
        await Sandbox.MoveAsync(loan, SandboxLoanState.Created);
        (await RunAsync("PASSWORD='it'\\''s $HOME'\n" + masked)).Should().StartWith("HTTP/1.1 200");
    }

    [Fact]
    public async Task The_password_of_another_partner_is_put_into_no_field()
    {
        Sandbox.PutPartner(new("market", "hidden-word"));
        using var market = new Partner(Sandbox.BaseAddress, "market", "hidden-word");
        await market.LogInAsync();
        await market.OpenAsync("""{"username":"market","password":"sent-word"}""");

        (await MaskedAsync()).Should().NotContain("hidden-word").And.NotContain("sent-word");
    }

    [Fact]
    public async Task An_address_that_looks_like_many_is_asked_once()
    {
        await Partner.SendAsync(HttpMethod.Get, Partner.Root + "loan-policies?page=[1-3]");
        var before = Sandbox.Requests.Count;

        await RunAsync(await MaskedAsync());

        Sandbox.Requests.Skip(before).Select(request => request.Operation).Should().Equal(SandboxOperation.ObtainToken, SandboxOperation.ListPolicies);
        Sandbox.Requests[^1].Path.Should().EndWith("?page=[1-3]");
    }

    [Fact]
    public async Task Nothing_that_was_sent_is_taken_as_a_command()
    {
        var (folder, body) = (Directory.CreateTempSubdirectory("baloan-shell-"), """{"phone_number":"it's $(touch {0}/a) `touch {0}/b` \" ; touch {0}/c"}""");
        await Partner.OpenAsync(body.Replace("{0}", folder.FullName, StringComparison.Ordinal));

        foreach (var command in new[] { await WholeAsync(), await MaskedAsync() })
        {
            (await RunAsync(command)).Should().StartWith("HTTP/1.1 400");
        }

        folder.GetFiles().Should().BeEmpty();
        folder.Delete();
        Sandbox.Requests.Count(request => request.Body == body.Replace("{0}", folder.FullName, StringComparison.Ordinal)).Should().Be(2);
    }

    [Fact]
    public async Task A_request_that_had_no_token_gets_none()
    {
        using var stranger = new Partner(Sandbox);
        await stranger.PoliciesAsync();

        (await RunAsync(await MaskedAsync())).Should().StartWith("HTTP/1.1 401");
    }

    [Fact]
    public async Task Address_and_headers_have_the_invented_applicant_too()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Partner.Root}loan-policies?phone_number={Phone}&id={NationalId[1..]}&refresh=secret");
        request.Headers.TryAddWithoutValidation("User-Agent", $"app ({Phone})");
        request.Headers.TryAddWithoutValidation("X-Jwt", "eyJhbGciOi.eyJqdGkiOi.c2ln");
        using var response = await Partner.Http.SendAsync(request, Cancellation);

        var command = await MaskedAsync();

        command.Should().NotContain(Phone).And.NotContain(NationalId[1..]).And.NotContain("secret").And.NotContain("eyJ");
        await RunAsync(command);
        Sandbox.Requests[^1].Path.Should().MatchRegex("phone_number=09[0-9]{9}&id=[0-9]{10}&refresh=eyJ");
    }

    [Fact]
    public async Task A_renewal_by_a_form_gets_its_refresh_token_too()
    {
        using var form = new FormUrlEncodedContent([new("refresh", Partner.RefreshToken!)]);
        await Partner.SendAsync(HttpMethod.Post, Partner.Root + "token/refresh/", form);

        (await RunAsync(await MaskedAsync())).Should().StartWith("HTTP/1.1 200").And.Contain("\"access\"");
    }

    [Fact]
    public async Task A_token_that_somebody_made_shows_no_partners_password()
    {
        Sandbox.PutPartner(new("market", "hidden-word"));
        using var market = new Partner(Sandbox.BaseAddress, "market", "hidden-word");
        await market.LogInAsync();
        var parts = market.AccessToken!.Split('.');
        using var request = new HttpRequestMessage(HttpMethod.Get, Partner.Root + "loan-policies");
        request.Headers.Authorization = new("Bearer", $"{parts[0]}.{parts[1]}.{new string('A', parts[2].Length)}");
        using var response = await Partner.Http.SendAsync(request, Cancellation);

        (await WholeAsync()).Should().NotContain("hidden-word");
    }

    private static async Task<string> RunAsync(string command)
    {
        Assert.SkipUnless(File.Exists("/bin/bash") && File.Exists("/usr/bin/curl"), "bash or curl is not there.");
        using var bash = Process.Start(new ProcessStartInfo("/bin/bash", ["--noprofile", "--norc", "-c", command]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (bash.StandardOutput.ReadToEndAsync(Cancellation), bash.StandardError.ReadToEndAsync(Cancellation));
        await bash.WaitForExitAsync(Cancellation);
        bash.ExitCode.Should().Be(0, await errors);
        return await output;
    }

    private Task<string> MaskedAsync() => CommandAsync("copy");

    private Task<string> WholeAsync() => CommandAsync("whole");

    /// <summary>A command of the newest request, as its button holds it.</summary>
    private async Task<string> CommandAsync(string which)
    {
        var number = Sandbox.Requests[^1].Number.ToString(CultureInfo.InvariantCulture);
        var exchange = await Partner.Http.GetStringAsync($"/dashboard/requests/{number}/exchange", Cancellation);
        return WebUtility.HtmlDecode(Commands().Match(exchange).Groups[which].Value);
    }

    [GeneratedRegex("data-copy=\"(?<copy>[^\"]*)\" data-copy-whole=\"(?<whole>[^\"]*)\"")]
    private static partial Regex Commands();
}
