using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Partner.Tests.Configuration;

/// <summary>A message names a setting as the partner writes it.</summary>
public sealed class SettingNamesTests
{
    [Theory]
    [InlineData("Baloan:Language", "")]
    [InlineData("Baloan:Language", " ")]
    [InlineData("Baloan:ApplicationName", "فروشگاه")]
    [InlineData("Baloan:BaseAddress", "http://api.baloan.ir")]
    [InlineData("Baloan:MaxResponseBytes", "0")]
    [InlineData("Baloan:Retry:MaxRetries", "-1")]
    [InlineData("Baloan:Retry:BaseDelay", "-00:00:01")]
    [InlineData("Baloan:CircuitBreaker:FailureRatio", "2")]
    [InlineData("Baloan:Token:MaxRetries", "21")]
    [InlineData("Baloan:Token:Store:Timeout", "01:00:00")]
    [InlineData("Baloan:Callbacks:MaxBodyBytes", "1")]
    [InlineData("Baloan:Callbacks:Secrets:7", "short")]
    [InlineData("Baloan:Callbacks:AllowedNetworks:office", "10.0.0.0/33")]
    [InlineData("Baloan:Callbacks:HandlerTimeout", "00:00:00")]
    [InlineData("Baloan:Callbacks:Ledger:Capacity", "0")]
    [InlineData("Baloan:Callbacks:Ledger:LeaseTime", "02:00:00")]
    public void A_setting_of_configuration_is_named_by_its_key(string key, string value)
    {
        var settings = StartUp.Settings([.. StartUp.Complete, (key, value)]);

        var faults = StartUp.FaultsOf(services =>
        {
            services.AddBaloanClient(settings);
            services.AddBaloanCallbacks<IdleHandler>(settings);
        });

        faults.Should().ContainSingle().Which.Should().StartWith(key + " ");
    }

    [Fact]
    public void What_is_missing_is_named_by_the_key_where_it_belongs()
    {
        var settings = StartUp.Settings(("Unrelated", "1"));

        var faults = StartUp.FaultsOf(services =>
        {
            services.AddBaloanClient(settings);
            services.AddBaloanClient("market", settings);
            services.AddBaloanCallbacks<IdleHandler>(settings);
        });

        faults.Should().Contain(["Baloan:Username is missing.", "Baloan:Password is missing."]);
        faults.Should().Contain(["Client 'market': Baloan:market:Username is missing.", "Client 'market': Baloan:market:Password is missing."]);
        faults.Should().ContainSingle(fault => fault.StartsWith("Baloan:Callbacks:Secrets is empty", StringComparison.Ordinal));
    }

    [Fact]
    public void A_section_of_another_name_is_named_by_that()
    {
        var settings = StartUp.Settings(("Credit:Retry:MaxRetries", "21"), ("Credit:Username", "partner"));

        StartUp.FaultsOf(services => services.AddBaloanClient("market", settings.GetSection("Credit"))).Should().BeEquivalentTo(
            "Client 'market': Credit:Password is missing.",
            "Client 'market': Credit:Retry:MaxRetries must be from 0 to 20.");
    }

    [Fact]
    public void A_setting_of_code_is_named_by_its_property()
    {
        var faults = StartUp.FaultsOf(services =>
        {
            services.AddBaloanClient("market", options => options.Retry.MaxRetries = 21);
            services.AddBaloanCallbacks<IdleHandler>(options => (options.Secrets, options.Ledger.Capacity) = (["first-secret-0123456789", "short"], 0));
        });

        faults.Should().BeEquivalentTo(
            "Client 'market': BaloanClientOptions.Username is missing.",
            "Client 'market': BaloanClientOptions.Password is missing.",
            "Client 'market': BaloanClientOptions.Retry.MaxRetries must be from 0 to 20.",
            "BaloanCallbackOptions.Secrets[1] must have 16 to 128 letters, digits or - . _ ~.",
            "BaloanCallbackOptions.Ledger.Capacity must be above zero.");
    }

    [Fact]
    public void Of_code_after_configuration_the_one_that_counts_is_named()
    {
        var settings = StartUp.Settings([.. StartUp.Complete, ("Baloan:Timeout", "00:01:00")]);

        var faults = StartUp.FaultsOf(services =>
        {
            services.AddBaloanClient(settings);
            services.AddBaloanClient(options => (options.Timeout, options.AttemptTimeout) = (TimeSpan.FromHours(3), TimeSpan.FromHours(2)));
        });

        faults.Should().BeEquivalentTo(
            "BaloanClientOptions.Timeout must be from 00:00:00.001 to 01:00:00, but is 03:00:00.",
            "BaloanClientOptions.AttemptTimeout must be from 00:00:00.001 to 01:00:00, but is 02:00:00.");
    }

    [Fact]
    public void Of_two_sections_the_one_that_holds_the_setting_is_named()
    {
        var settings = StartUp.Settings(("Common:MaxResponseBytes", "0"), ("Shop:Username", "partner"));

        StartUp.FaultsOf(services =>
        {
            services.AddBaloanClient(settings.GetSection("Common"));
            services.AddBaloanClient(settings.GetSection("Shop"));
        }).Should().BeEquivalentTo("Shop:Password is missing.", "Common:MaxResponseBytes must be above zero.");
    }

    [Theory]
    [InlineData("", "Baloan:Token:Store:AllowPlaintext is false")]
    [InlineData("market", "Client 'market': Baloan:market:Token:Store:AllowPlaintext is false")]
    public void A_shared_token_store_without_protection_names_the_key_that_allows_it(string name, string fault)
    {
        var section = name.Length == 0 ? "Baloan" : "Baloan:" + name;
        var settings = StartUp.Settings((section + ":Username", "partner"), (section + ":Password", "secret"));

        var faults = StartUp.FaultsOf(services => services.AddDistributedMemoryCache().AddBaloanClient(name, settings).UseDistributedTokenStore());

        faults.Should().ContainSingle().Which.Should().StartWith(fault);
    }

    [Fact]
    public void A_shared_token_store_without_a_cache_names_the_client()
    {
        var faults = StartUp.FaultsOf(services => services.AddBaloanClient("market", StartUp.CompleteClient).UseDistributedTokenStore());

        faults.Should().ContainSingle().Which.Should().Be($"Client 'market': UseDistributedTokenStore needs an {nameof(IDistributedCache)}, and none is registered.");
    }

    [Theory]
    [InlineData("Secrets", "first-secret-0123456789")]
    [InlineData("AllowedNetworks", "10.0.0.0/8")]
    public void A_single_text_in_place_of_a_list_is_refused(string key, string value)
    {
        var settings = StartUp.Settings(
            ("Baloan:Callbacks:" + key, value), ("Baloan:Callbacks:AllowAnonymous", "true"));

        StartUp.FaultsOf(services => services.AddBaloanCallbacks<IdleHandler>(settings))
            .Should().Equal($"Baloan:Callbacks:{key} is a single text where a list belongs: write Baloan:Callbacks:{key}:0.");
    }

    [Fact]
    public void No_message_holds_a_secret()
    {
        var settings = StartUp.Settings(
            ("Baloan:Password", "secret-password"),
            ("Baloan:Callbacks:Secrets", "secret-text"),
            ("Baloan:Callbacks:Secrets:0", "secret/0"),
            ("Baloan:BaseAddress", "https://user:secret@api.baloan.ir"));

        var faults = StartUp.FaultsOf(services =>
        {
            services.AddBaloanClient(settings);
            services.AddBaloanCallbacks<IdleHandler>(settings);
        });

        string.Concat(faults).Should().NotContain("secret");
    }
}
