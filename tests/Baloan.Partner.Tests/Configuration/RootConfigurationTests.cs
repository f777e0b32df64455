using Baloan.Sdk;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace Baloan.Partner.Tests.Configuration;

/// <summary>Of a whole configuration, Baloan's section is taken: its root holds the operating system's variables, such as USERNAME.</summary>
public sealed class RootConfigurationTests
{
    private static readonly Dictionary<string, Func<IConfigurationRoot, IConfiguration>> Roots = new()
    {
        ["a built root"] = root => root,
        ["a configuration manager"] = root =>
        {
            var manager = new ConfigurationManager();
            manager.AddConfiguration(root);
            return manager;
        },
        ["another configuration without a path"] = root => new Wrapped(root),
    };

    public static TheoryData<string> Kinds => [.. Roots.Keys];

    public static TheoryData<string> ClientKeys => [.. OptionClasses.SettingsOf(typeof(BaloanClientOptions)).Select(setting => setting.Key)];

    public static TheoryData<string> CallbackKeys => [.. OptionClasses.SettingsOf(typeof(BaloanCallbackOptions)).Select(setting => setting.Key)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Of_a_whole_configuration_the_section_is_taken(string kind)
    {
        var settings = Roots[kind](StartUp.Settings(StartUp.Complete));

        StartUp.OptionsOf<BaloanClientOptions>(services => services.AddBaloanClient(settings)).Username.Should().Be("partner");
        StartUp.OptionsOf<BaloanCallbackOptions>(services => services.AddBaloanCallbacks<IdleHandler>(settings)).Secrets.Should().ContainSingle();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_user_name_of_the_operating_system_is_not_the_partners(string kind)
    {
        var settings = Roots[kind](StartUp.Settings(("USERNAME", "root"), ("Baloan:Password", "secret-of-the-partner")));

        StartUp.FaultsOf(services => services.AddBaloanClient(settings)).Should().Equal("Baloan:Username is missing.");
    }

    [Theory]
    [MemberData(nameof(ClientKeys))]
    public void No_setting_of_a_client_is_read_outside_its_section(string key)
    {
        var settings = StartUp.Settings([.. StartUp.Complete, (key.ToUpperInvariant(), "42")]);

        StartUp.OptionsOf<BaloanClientOptions>(services => services.AddBaloanClient(settings))
            .Should().BeEquivalentTo(StartUp.OptionsOf<BaloanClientOptions>(services => services.AddBaloanClient(StartUp.CompleteClient)));
    }

    [Theory]
    [MemberData(nameof(CallbackKeys))]
    public void No_setting_of_the_call_backs_is_read_outside_their_section(string key)
    {
        var settings = StartUp.Settings([.. StartUp.Complete, (key, "42"), ("Baloan:" + key, "42"), (key + ":0", "42")]);

        StartUp.OptionsOf<BaloanCallbackOptions>(services => services.AddBaloanCallbacks<IdleHandler>(settings))
            .Should().BeEquivalentTo(StartUp.OptionsOf<BaloanCallbackOptions>(services => services.AddBaloanCallbacks<IdleHandler>(StartUp.CompleteCallbacks)));
    }

    [Fact]
    public void A_named_client_has_a_section_of_its_name()
    {
        var settings = StartUp.Settings(
            [.. StartUp.Complete, ("Baloan:market:Username", "market"), ("Baloan:market:Password", "its-own"), ("Username", "root")]);

        var options = StartUp.OptionsOf<BaloanClientOptions>(services => services.AddBaloanClient("market", settings), "market");

        (options.Username, options.Password).Should().Be(("market", "its-own"));
    }

    [Fact]
    public void A_section_that_is_given_is_taken_whatever_its_name()
    {
        var settings = StartUp.Settings(("Partners:Credit:Username", "credit"), ("Partners:Credit:Password", "its-own"), ("Baloan:Username", "partner"));

        StartUp.OptionsOf<BaloanClientOptions>(services => services.AddBaloanClient(settings.GetSection("Partners:Credit"))).Username.Should().Be("credit");
    }

    [Fact]
    public void Environment_variables_supply_the_section_alone()
    {
        const string prefix = "BALOAN_PARTNER_TESTS_";
        Environment.SetEnvironmentVariable(prefix + "USERNAME", "root");
        Environment.SetEnvironmentVariable(prefix + "LANGUAGE", "de");
        Environment.SetEnvironmentVariable(prefix + "Baloan__Username", "partner");
        Environment.SetEnvironmentVariable(prefix + "Baloan__Password", "secret");
        Environment.SetEnvironmentVariable(prefix + "Baloan__Token__Store__AllowPlaintext", "true");
        var settings = new ConfigurationBuilder().AddEnvironmentVariables(prefix).Build();

        var options = StartUp.OptionsOf<BaloanClientOptions>(services => services.AddBaloanClient(settings));

        (options.Username, options.Language, options.Token.Store.AllowPlaintext).Should().Be(("partner", "en", true));
    }

    [Fact]
    public void A_setting_that_comes_after_the_registration_counts()
    {
        var settings = new ConfigurationManager();

        var options = StartUp.OptionsOf<BaloanClientOptions>(services =>
        {
            services.AddBaloanClient(settings);
            settings.AddConfiguration(StartUp.Settings(StartUp.Complete));
        });

        options.Username.Should().Be("partner");
    }

    private sealed class Wrapped(IConfiguration inner) : IConfiguration
    {
        public string? this[string key]
        {
            get => inner[key];
            set => inner[key] = value;
        }

        public IConfigurationSection GetSection(string key) => inner.GetSection(key);

        public IEnumerable<IConfigurationSection> GetChildren() => inner.GetChildren();

        public IChangeToken GetReloadToken() => inner.GetReloadToken();
    }
}
