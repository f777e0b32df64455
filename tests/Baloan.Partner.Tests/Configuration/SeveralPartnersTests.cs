using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Partner.Tests.Configuration;

/// <summary>Call backs name no partner: one client that verifies them all would refuse those of the others for ever.</summary>
public sealed class SeveralPartnersTests
{
    [Theory]
    [InlineData("", "market", "the client without a name", "the client 'market'")]
    [InlineData("shop", "market", "the client 'shop'", "the client 'market'")]
    [InlineData("shop", "", "the client 'shop'", "the client without a name")]
    public void To_verify_with_the_gateway_is_refused_where_two_partners_are_in_one_application(string asked, string other, string first, string second)
    {
        var faults = FaultsOf(asked, services =>
        {
            services.AddBaloanClient(asked, options => (options.Username, options.Password) = ("one", "1"));
            services.AddBaloanClient(other, options => (options.Username, options.Password) = ("two", "2"));
        });

        faults.Should().ContainSingle().Which.Should()
            .StartWith($"Baloan:Callbacks:VerifyWithGateway asks the gateway by {first} alone, and {second} is another partner's");
    }

    [Fact]
    public void A_client_that_is_registered_after_the_call_backs_counts()
    {
        var faults = StartUp.FaultsOf(services =>
        {
            services.AddBaloanCallbacks<IdleHandler>(Settings(""));
            services.AddBaloanClient(options => (options.Username, options.Password) = ("one", "1"));
            services.AddBaloanClient("market", options => (options.Username, options.Password) = ("two", "2"));
        });

        faults.Should().ContainSingle();
    }

    [Fact]
    public void One_user_name_at_two_gateways_is_two_partners()
    {
        var faults = FaultsOf("", services =>
        {
            services.AddBaloanClient(StartUp.CompleteClient);
            services.AddBaloanClient("staging", options =>
            {
                StartUp.CompleteClient(options);
                options.BaseAddress = new Uri("https://staging.example");
            });
        });

        faults.Should().ContainSingle();
    }

    [Fact]
    public void Two_clients_of_one_partner_may_verify()
    {
        var faults = FaultsOf("", services =>
        {
            services.AddBaloanClient(options =>
            {
                StartUp.CompleteClient(options);
                options.BaseAddress = new Uri("https://gateway.example/baloan");
            });
            services.AddBaloanClient("patient", options =>
            {
                StartUp.CompleteClient(options);
                options.BaseAddress = new Uri("https://gateway.example/baloan/");
                options.Timeout = TimeSpan.FromMinutes(5);
            });
        });

        faults.Should().BeEmpty();
    }

    [Fact]
    public void Two_partners_may_take_call_backs_that_are_not_verified()
    {
        var faults = StartUp.FaultsOf(services =>
        {
            services.AddBaloanClient("shop", options => (options.Username, options.Password) = ("one", "1"));
            services.AddBaloanClient("market", options => (options.Username, options.Password) = ("two", "2"));
            services.AddBaloanCallbacks<IdleHandler>(StartUp.CompleteCallbacks);
        });

        faults.Should().BeEmpty();
    }

    [Fact]
    public void A_client_that_cannot_work_is_told_once_by_its_own_check()
    {
        var faults = FaultsOf("", services =>
        {
            services.AddBaloanClient(StartUp.CompleteClient);
            services.AddBaloanClient("market", options => options.Username = "two");
        });

        faults.Should().Equal("Client 'market': BaloanClientOptions.Password is missing.");
    }

    [Fact]
    public void Partners_whose_secrets_are_in_a_store_need_no_other()
    {
        var faults = StartUp.FaultsOf(services => services.AddBaloanCallbacks<IdleHandler>(_ => { }).UsePartners<NoPartners>());

        faults.Should().BeEmpty();
    }

    [Fact]
    public void To_verify_those_of_partners_their_clients_must_be_there()
    {
        var faults = StartUp.FaultsOf(services =>
            services.AddBaloanCallbacks<IdleHandler>(options => options.VerifyWithGateway = true).UsePartners<NoPartners>());

        faults.Should().Equal("BaloanCallbackOptions.VerifyWithGateway asks the gateway by each partner's own client, and there are none: call AddBaloanClients.");
    }

    [Fact]
    public void Those_of_partners_are_verified_by_their_own_clients_whatever_others_there_are()
    {
        var faults = StartUp.FaultsOf(services =>
        {
            services.AddBaloanClients<NoPartners>();
            services.AddBaloanClient("shop", options => (options.Username, options.Password) = ("one", "1"));
            services.AddBaloanClient("market", options => (options.Username, options.Password) = ("two", "2"));
            services.AddBaloanCallbacks<IdleHandler>(options => options.VerifyWithGateway = true).UsePartners<NoPartners>();
        });

        faults.Should().BeEmpty();
    }

    private static IReadOnlyList<string> FaultsOf(string asked, Action<IServiceCollection> addClients) => StartUp.FaultsOf(services =>
    {
        addClients(services);
        services.AddBaloanCallbacks<IdleHandler>(Settings(asked));
    });

    private static Microsoft.Extensions.Configuration.IConfiguration Settings(string asked) => StartUp.Settings(
        [.. StartUp.Complete, ("Baloan:Callbacks:VerifyWithGateway", "true"), ("Baloan:Callbacks:ClientName", asked)]);
}
