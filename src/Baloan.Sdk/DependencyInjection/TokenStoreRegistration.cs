using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Baloan.Sdk;

/// <summary>Registers the token store that several nodes share.</summary>
internal static class TokenStoreRegistration
{
    public static void Add(IServiceCollection services, string name)
    {
        services.TryAddKeyedSingleton<ITokenStore>(name, static (provider, key) => Create(provider, (string)key!));
        services.AddSingleton<IValidateOptions<BaloanClientOptions>>(provider => new TokenStoreCheck(
            name,
            provider.GetServices<ClientSection>(),
            provider.GetService<IDistributedCache>(),
            FindProtector(provider, name)));
    }

    private static DistributedTokenStore Create(IServiceProvider provider, string name) => new(
        provider.GetRequiredService<IDistributedCache>(),
        FindProtector(provider, name),
        name,
        provider.GetRequiredService<IOptionsMonitor<BaloanClientOptions>>().Get(name).BaseAddress);

    // A protector of the client's own comes before the one of the application.
    private static IBaloanTokenProtector? FindProtector(IServiceProvider provider, string name) =>
        provider.GetKeyedService<IBaloanTokenProtector>(name) ?? provider.GetService<IBaloanTokenProtector>();

    /// <summary>Finds what a shared store lacks.</summary>
    private sealed class TokenStoreCheck(
        string name, IEnumerable<ClientSection> sections, IDistributedCache? cache, IBaloanTokenProtector? protector) : IValidateOptions<BaloanClientOptions>
    {
        private const string StorePrefix = $"{nameof(BaloanClientOptions.Token)}:{nameof(BaloanTokenOptions.Store)}:";

        public ValidateOptionsResult Validate(string? optionsName, BaloanClientOptions options)
        {
            if (optionsName != name || options.Token?.Store is not { } store)
            {
                return ValidateOptionsResult.Skip;
            }

            if (cache is null)
            {
                return ClientViolations.Result(
                    name, [$"{nameof(BaloanClientBuilder.UseDistributedTokenStore)} needs an {nameof(IDistributedCache)}, and none is registered."]);
            }

            var violations = ClientViolations.Of(name, sections);
            violations.RequireGiven(
                protector is not null || store.AllowPlaintext,
                StorePrefix,
                nameof(store.AllowPlaintext),
                $"is false and no {nameof(IBaloanTokenProtector)} is registered: a distributed token store needs one, "
                    + "such as the data protection that Baloan.Sdk.AspNetCore brings");
            return ClientViolations.Result(name, violations.Found);
        }
    }
}
