using System.Net;
using Baloan.Sandbox.Tests.Support;

namespace Baloan.Sandbox.Tests.Partners;

/// <summary>Several partners in one sandbox: each with tokens and loans of its own.</summary>
public sealed class SeveralPartnersTests : SandboxTest
{
    private Partner? _market;

    private Partner Market => _market!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _market = new Partner(Sandbox.BaseAddress, "market", "with:colons:in it");
        (await _market.LogInAsync()).Status.Should().Be(HttpStatusCode.OK);
    }

    public override async ValueTask DisposeAsync()
    {
        _market?.Dispose();
        await base.DisposeAsync();
    }

    [Theory]
    [InlineData("partner", "with:colons:in it")]
    [InlineData("market", "sandbox")]
    [InlineData("nobody", "sandbox")]
    public async Task A_partner_logs_in_with_its_own_password_alone(string username, string password)
    {
        using var partner = new Partner(Sandbox.BaseAddress, username, password);

        (await partner.LogInAsync()).Status.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("contract")]
    [InlineData("otp")]
    [InlineData("sign")]
    [InlineData("bad-signature")]
    [InlineData("cancel")]
    public async Task Another_partners_loan_is_answered_as_one_that_does_not_exist(string operation)
    {
        var loan = await VerifiedLoanAsync();

        var answer = await AskAsync(operation, loan);

        var unknown = await AskAsync(operation, Guid.NewGuid());
        (answer.Status, answer.Body).Should().Be((unknown.Status, unknown.Body));
        answer.Status.Should().Be(HttpStatusCode.NotFound);
        (await Partner.ContractAsync(loan)).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_refreshed_token_is_its_partners_own()
    {
        var loan = await Market.OpenedAsync();
        await Sandbox.AdvanceAsync(loan);

        Market.AccessToken = (await Market.RefreshAsync(Market.RefreshToken!)).Json.GetProperty("access").GetString();

        (await Market.ContractAsync(loan)).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_loan_tells_whose_it_is()
    {
        await Partner.OpenedAsync();
        await Market.OpenedAsync();

        Sandbox.Loans.Select(loan => (loan.Partner, loan.PartnerNumber)).Should().Equal(("partner", 1), ("market", 2));
    }

    [Fact]
    public async Task The_dashboard_and_the_control_show_the_loans_of_all()
    {
        var loans = new[] { await Partner.OpenedAsync(), await Market.OpenedAsync() };

        var shown = (await Partner.SendAsync(HttpMethod.Get, "sandbox/loans")).Json.EnumerateArray().Select(loan => loan.GetProperty("id").GetGuid());
        var page = await Partner.Http.GetStringAsync("/", Cancellation);

        shown.Should().Equal(loans);
        page.Should().Contain(loans[0].ToString()).And.Contain(loans[1].ToString()).And.Contain("market").And.NotContain("with:colons");
    }

    [Fact]
    public async Task What_is_one_request_twice_is_so_for_one_partner_alone()
    {
        await Partner.OpenedAsync();

        (await Market.OpenAsync()).Status.Should().Be(HttpStatusCode.Created);
        (await Market.OpenAsync()).Code.Should().Be("duplicate_request");
    }

    [Fact]
    public async Task Applicants_and_what_they_owe_are_those_of_all_partners()
    {
        await Partner.OpenedAsync();
        Sandbox.Inquiries.SetCredit("07148143380", 15_000_000);

        (await Market.OpenAsync()).Code.Should().Be("loan_amount_exceed_user_credit");
        (await Market.OpenAsync(Partner.LoanBody(national: "0013542419"))).Code.Should().Be("phone_number_exist_with_another_national_id");
    }

    [Fact]
    public async Task A_partner_gets_another_password_while_the_sandbox_runs()
    {
        var loan = await Market.OpenedAsync();
        await Sandbox.AdvanceAsync(loan);
        Sandbox.PutPartner(new SandboxPartner("market", "new"));
        using var again = new Partner(Sandbox.BaseAddress, "market", "new");

        (await Market.LogInAsync()).Status.Should().Be(HttpStatusCode.Unauthorized);
        (await again.LogInAsync()).Status.Should().Be(HttpStatusCode.OK);
        (await again.ContractAsync(loan)).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_partner_that_is_removed_is_out_at_once_and_has_its_loans_when_it_comes_back()
    {
        var loan = await Market.OpenedAsync();
        await Sandbox.AdvanceAsync(loan);
        Sandbox.RemovePartner("market");
        (await Market.PoliciesAsync()).Status.Should().Be(HttpStatusCode.Unauthorized);
        (await Market.RefreshAsync(Market.RefreshToken!)).Status.Should().Be(HttpStatusCode.Unauthorized);
        (await Market.LogInAsync()).Status.Should().Be(HttpStatusCode.Unauthorized);

        Sandbox.PutPartner(new SandboxPartner("market", "back"));

        using var back = new Partner(Sandbox.BaseAddress, "market", "back");
        await back.LogInAsync();
        (await back.ContractAsync(loan)).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public void The_first_partner_can_neither_be_put_nor_removed()
    {
        var put = () => Sandbox.PutPartner(new SandboxPartner("partner", "other"));
        var remove = () => Sandbox.RemovePartner("partner");

        put.Should().Throw<ArgumentException>();
        remove.Should().Throw<ArgumentException>();
    }

    [Fact]
    public async Task A_partner_hears_of_its_own_loans_at_its_own_address()
    {
        await using var common = await PartnerInbox.StartAsync();
        await using var own = await PartnerInbox.StartAsync();
        Sandbox.Callbacks.SendTo(common.Url);
        Sandbox.PutPartner(new SandboxPartner("market", "new") { CallbackUrl = own.Url, CallbackSecret = "secret-of-the-market" });

        var (loan, marketLoan) = (await Partner.OpenedAsync(), await Market.OpenedAsync());

        (await common.TakenAsync(1)).Should().ContainSingle().Which.Body.Should().Contain(loan.ToString());
        var (_, body, secret) = (await own.TakenAsync(1)).Should().ContainSingle().Which;
        body.Should().Contain(marketLoan.ToString());
        secret.Should().Be("secret-of-the-market");
    }

    [Fact]
    public async Task A_partner_hears_of_its_loans_where_the_others_hear_of_nothing()
    {
        await using var own = await PartnerInbox.StartAsync();
        Sandbox.PutPartner(new SandboxPartner("market", "new") { CallbackUrl = own.Url });

        await Partner.OpenedAsync();
        var loan = await Market.OpenedAsync();
        Sandbox.Callbacks.Send(loan, "blocked", "by hand");

        (await own.TakenAsync(2)).Should().OnlyContain(received => received.Body.Contains(loan.ToString()));
        Sandbox.Callbacks.All.Should().HaveCount(2);
    }

    [Fact]
    public void No_text_tells_a_password() => new SandboxPartner("market", "pass-word").ToString().Should().Be("Partner market");

    protected override void Configure(BaloanSandboxOptions options) => options.Partners = [new SandboxPartner("market", "with:colons:in it")];

    private async Task<Answer> AskAsync(string operation, Guid loan) => operation switch
    {
        "contract" => await Market.ContractAsync(loan),
        "otp" => await Market.RequestOtpAsync(loan),
        "sign" => await Market.SignAsync(loan, "12345"),
        "bad-signature" => await Market.SendAsync(HttpMethod.Patch, $"{Partner.Root}loan/{loan:D}/contract/", Partner.Json("{")),
        _ => await Market.CancelAsync(loan),
    };
}
