namespace Baloan.Sdk.Tests.Partners;

/// <summary>Partners come, go and change their passwords while the application runs.</summary>
public sealed class CredentialsTests : IAsyncDisposable
{
    private const string Partner = "shop-1";

    private readonly Marketplace _market = new();

    public ValueTask DisposeAsync() => _market.DisposeAsync();

    [Fact]
    public async Task A_new_password_is_taken_at_the_next_log_in()
    {
        await _market.CallAsync(Partner);
        ChangePassword("new-password");
        EndToken();

        await _market.CallAsync(Partner);

        _market.Tokens.Operations.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_password_that_was_refused_is_asked_for_anew_after_a_second()
    {
        _market.Tokens.SetPassword(Partner, "right-password");
        await ShouldFailAsync<BaloanAuthenticationException>();
        _market.Table.SetPassword(Partner, "right-password");

        _market.Time.Advance(TimeSpan.FromSeconds(1));

        await _market.CallAsync(Partner);
    }

    [Fact]
    public async Task A_wrong_password_is_no_storm_of_log_ins_and_questions()
    {
        _market.Tokens.SetPassword(Partner, "right-password");

        for (var call = 0; call < 20; call++)
        {
            await ShouldFailAsync<BaloanAuthenticationException>();
        }

        (_market.Table.Questions, _market.Tokens.Logins.Count).Should().Be((1, 1));
    }

    [Fact]
    public async Task A_client_that_waited_long_for_its_first_call_asks_for_the_credentials_once_more()
    {
        await _market.ClientAsync(Partner);
        ChangePassword("new-password");
        _market.Time.Advance(TimeSpan.FromMinutes(10));

        await _market.CallAsync(Partner);

        _market.Tokens.Logins.Should().ContainSingle();
    }

    [Fact]
    public async Task A_partner_that_was_removed_calls_until_its_token_ends_and_is_unknown_then()
    {
        await _market.CallAsync(Partner);
        _market.Table.Remove(Partner);
        await _market.CallAsync(Partner);
        EndToken();

        (await ShouldFailAsync<BaloanPartnerNotFoundException>()).Key.Should().Be(Partner);
        await ShouldFailAsync<BaloanPartnerNotFoundException>();
        _market.Tokens.Operations.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_partner_that_comes_back_is_there_at_once()
    {
        await _market.CallAsync(Partner);
        _market.Table.Remove(Partner);
        EndToken();
        await ShouldFailAsync<BaloanPartnerNotFoundException>();

        ChangePassword("password-of-the-return");

        await _market.CallAsync(Partner);
    }

    [Fact]
    public async Task A_store_that_fails_at_a_log_in_fails_the_call_with_its_exception_within()
    {
        await _market.CallAsync(Partner);
        _market.Table.BeforeAsync = (_, _) => throw new InvalidOperationException("The database is away.");
        EndToken();

        var error = await ShouldFailAsync<BaloanConnectionException>();

        error.InnerException.Should().BeOfType<InvalidOperationException>().Which.Message.Should().Be("The database is away.");
        _market.Tokens.Logins.Should().ContainSingle();
    }

    [Fact]
    public async Task A_store_that_works_again_is_asked_by_the_next_call_whatever_failed_before()
    {
        await _market.CallAsync(Partner);
        _market.Table.BeforeAsync = (_, _) => throw new InvalidOperationException("The database is away.");
        EndToken();
        for (var call = 0; call < 100; call++)
        {
            await ShouldFailAsync<BaloanConnectionException>();
        }

        _market.Table.BeforeAsync = (_, _) => Task.CompletedTask;

        await _market.CallAsync(Partner);
    }

    [Fact]
    public async Task A_store_that_fails_before_the_end_of_a_token_costs_no_call()
    {
        await _market.CallAsync(Partner);
        _market.Table.BeforeAsync = (_, _) => throw new InvalidOperationException("The database is away.");
        _market.Time.Advance(PartnersTokens.TokenLifetime - TimeSpan.FromSeconds(20));

        await _market.CallAsync(Partner);

        _market.Tokens.Operations.Should().HaveCount(2);
    }

    [Theory]
    [InlineData("", "password", "username")]
    [InlineData(" ", "password", "username")]
    [InlineData("name", "", "password")]
    public void Credentials_must_be_there_and_are_named_where_they_are_not(string username, string password, string missing)
    {
        var act = () => new BaloanPartner(username, password);

        act.Should().Throw<ArgumentException>().WithParameterName(missing);
    }

    private void ChangePassword(string password)
    {
        _market.Tokens.SetPassword(Partner, password);
        _market.Table.SetPassword(Partner, password);
    }

    private void EndToken() => _market.Time.Advance(PartnersTokens.TokenLifetime);

    private async Task<TException> ShouldFailAsync<TException>()
        where TException : BaloanException
    {
        var act = () => _market.CallAsync(Partner);
        return (await act.Should().ThrowAsync<TException>()).Which;
    }
}
