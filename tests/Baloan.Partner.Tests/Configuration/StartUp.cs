using Baloan.Sdk;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Baloan.Partner.Tests.Configuration;

/// <summary>What an application finds when it starts.</summary>
internal static class StartUp
{
    public static readonly IReadOnlyList<(string Key, string Value)> Complete =
    [
        ("Baloan:Username", "partner"),
        ("Baloan:Password", "secret-of-the-partner"),
        ("Baloan:Callbacks:Secrets:0", "first-secret-0123456789"),
    ];

    public static IConfigurationRoot Settings(params IEnumerable<(string Key, string Value)> settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build();

    public static void CompleteClient(BaloanClientOptions options) =>
        (options.Username, options.Password) = ("partner", "secret-of-the-partner");

    public static void CompleteCallbacks(BaloanCallbackOptions options) => options.Secrets = ["first-secret-0123456789"];

    /// <summary>The faults that stop the start; none where it starts.</summary>
    public static IReadOnlyList<string> FaultsOf(Action<IServiceCollection> register)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        register(services);
        using var provider = services.BuildServiceProvider(validateScopes: true);
        try
        {
            provider.GetRequiredService<IStartupValidator>().Validate();
            return [];
        }
        catch (OptionsValidationException exception)
        {
            return [.. exception.Failures];
        }
        catch (AggregateException exception)
        {
            return [.. exception.InnerExceptions.Cast<OptionsValidationException>().SelectMany(inner => inner.Failures)];
        }
    }

    /// <summary>The options as the application sees them.</summary>
    public static TOptions OptionsOf<TOptions>(Action<IServiceCollection> register, string name = "")
        where TOptions : class
    {
        var services = new ServiceCollection();
        services.AddLogging();
        register(services);
        using var provider = services.BuildServiceProvider(validateScopes: true);
        return provider.GetRequiredService<IOptionsMonitor<TOptions>>().Get(name);
    }
}
