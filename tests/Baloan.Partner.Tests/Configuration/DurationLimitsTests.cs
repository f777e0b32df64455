using System.Globalization;
using Baloan.Sandbox;
using Baloan.Sdk;
using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Partner.Tests.Configuration;

/// <summary>A bare number is a number of days to .NET; a duration that nobody means is refused wherever one can be set.</summary>
public sealed class DurationLimitsTests
{
    private static readonly (Type Options, string Key, string Value)[] Sensible =
    [
        (typeof(BaloanClientOptions), "Token:RenewAhead", "zero"),
        (typeof(BaloanClientOptions), "Token:BaseDelay", "zero"),
        (typeof(BaloanClientOptions), "Token:Store:PauseAfterFailure", "zero"),
        (typeof(BaloanCallbackOptions), "Ledger:PauseAfterFailure", "zero"),
        (typeof(BaloanCallbackOptions), "Ledger:RememberFor", "one day"),
        (typeof(BaloanSandboxOptions), nameof(BaloanSandboxOptions.TokenLifetime), "one day"),
        (typeof(BaloanSandboxOptions), nameof(BaloanSandboxOptions.RefreshTokenLifetime), "one day"),
        (typeof(BaloanSandboxOptions), nameof(BaloanSandboxOptions.OtpPause), "zero"),
        (typeof(BaloanSandboxOptions), nameof(BaloanSandboxOptions.CallbackPause), "zero"),
    ];

    private static readonly Dictionary<string, TimeSpan> Values = new()
    {
        ["negative"] = -TimeSpan.FromSeconds(1),
        ["infinite"] = Timeout.InfiniteTimeSpan,
        ["zero"] = TimeSpan.Zero,
        ["one day"] = TimeSpan.FromDays(1),
        ["the longest"] = TimeSpan.MaxValue,
    };

    private static readonly Dictionary<Type, Func<string, TimeSpan, Task<IReadOnlyList<string>>>> Checks = new()
    {
        [typeof(BaloanClientOptions)] = (key, value) => Task.FromResult(StartUp.FaultsOf(services => services.AddBaloanClient(options =>
        {
            StartUp.CompleteClient(options);
            OptionClasses.Set(options, key, value);
        }))),
        [typeof(BaloanCallbackOptions)] = (key, value) => Task.FromResult(StartUp.FaultsOf(services => services.AddBaloanCallbacks<IdleHandler>(options =>
        {
            StartUp.CompleteCallbacks(options);
            OptionClasses.Set(options, key, value);
        }))),
        [typeof(BaloanPartnersOptions)] = (key, value) => Task.FromResult(StartUp.FaultsOf(services =>
        {
            services.AddBaloanClients<NoPartners>();
            services.Configure<BaloanPartnersOptions>(options => OptionClasses.Set(options, key, value));
        })),
        [typeof(BaloanRequestOptions)] = (key, value) => Task.FromResult(FaultsOfRequest(key, value)),
        [typeof(BaloanSandboxOptions)] = FaultsOfSandboxAsync,
    };

    public static TheoryData<Type, string, string> Cases => [.. from options in OptionClasses.Roots
                                                                from key in OptionClasses.DurationsOf(options)
                                                                from value in Values.Keys
                                                                select new TheoryDataRow<Type, string, string>(options, key, value)];

    public static TheoryData<string> BoundKeys =>
    [
        .. OptionClasses.DurationsOf(typeof(BaloanClientOptions)),
        .. OptionClasses.DurationsOf(typeof(BaloanCallbackOptions)).Where(key => key != "Ledger:RememberFor").Select(key => "Callbacks:" + key),
    ];

    [Fact]
    public void No_class_of_options_is_left_out_of_these_tests() =>
        OptionClasses.Roots.Should().BeEquivalentTo(Checks.Keys);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_duration_is_refused_unless_it_makes_sense(Type options, string key, string value)
    {
        ArgumentNullException.ThrowIfNull(options);
        var faults = await Checks[options](key, Values[value]);

        if (Sensible.Contains((options, key, value)))
        {
            faults.Should().BeEmpty();
        }
        else
        {
            faults.Should().ContainSingle().Which.Should().Contain(key.Split(':')[^1])
                .And.EndWith($"but is {Values[value].ToString("c", CultureInfo.InvariantCulture)}.");
        }
    }

    [Theory]
    [MemberData(nameof(BoundKeys))]
    public void A_bare_number_is_refused_with_the_key_and_what_was_read(string key)
    {
        var settings = StartUp.Settings([.. StartUp.Complete, ("Baloan:" + key, "1")]);

        var faults = StartUp.FaultsOf(services =>
        {
            services.AddBaloanClient(settings.GetSection("Baloan"));
            services.AddBaloanCallbacks<IdleHandler>(settings.GetSection("Baloan:Callbacks"));
        });

        faults.Should().ContainSingle().Which
            .Should().StartWith($"Baloan:{key} must be from ")
            .And.EndWith("but is 1.00:00:00, read from \"1\". Write a duration as hh:mm:ss.");
    }

    [Fact]
    public void A_bare_number_of_days_is_what_the_memory_of_call_backs_is_given_in()
    {
        var settings = StartUp.Settings([.. StartUp.Complete, ("Baloan:Callbacks:Ledger:RememberFor", "90")]);

        StartUp.OptionsOf<BaloanCallbackOptions>(services => services.AddBaloanCallbacks<IdleHandler>(settings.GetSection("Baloan:Callbacks")))
            .Ledger.RememberFor.Should().Be(TimeSpan.FromDays(90));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(86_400)]
    public void The_wait_of_a_health_check_has_a_limit(int seconds)
    {
        var register = () => new ServiceCollection().AddHealthChecks().AddBaloan(timeout: TimeSpan.FromSeconds(seconds));

        register.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("timeout");
    }

    private static IReadOnlyList<string> FaultsOfRequest(string key, TimeSpan value)
    {
        var options = new BaloanClientOptions();
        StartUp.CompleteClient(options);
        using var client = new BaloanClient(options);
        var request = new BaloanRequestOptions();
        OptionClasses.Set(request, key, value);
        try
        {
            client.With(request);
            return [];
        }
        catch (ArgumentException exception)
        {
            return [WithoutParameter(exception)];
        }
    }

    private static async Task<IReadOnlyList<string>> FaultsOfSandboxAsync(string key, TimeSpan value)
    {
        try
        {
            await using var sandbox = await BaloanSandbox.StartAsync(options => OptionClasses.Set(options, key, value), TestContext.Current.CancellationToken);
            return [];
        }
        catch (ArgumentException exception)
        {
            return [WithoutParameter(exception)];
        }
    }

    private static string WithoutParameter(ArgumentException exception) =>
        exception.Message.Replace($" (Parameter '{exception.ParamName}')", "", StringComparison.Ordinal);
}
