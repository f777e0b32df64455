namespace Baloan.Sdk;

/// <summary>
/// Finds the application's store in a scope, as the type that the application knows it by: a second registration that handed the
/// first one on would dispose of a singleton with each scope.
/// </summary>
internal sealed class PartnerStoreSource(Func<IServiceProvider, IBaloanPartnerStore> find)
{
    public IBaloanPartnerStore In(IServiceProvider scope) => find(scope);
}
