namespace Baloan.Sdk;

/// <summary>
/// Finds the application's store of secrets in a scope, as the type that the application knows it by: a second registration that handed
/// the first one on would dispose of a singleton with each scope.
/// </summary>
internal sealed class CallbackPartnerSource(Func<IServiceProvider, IBaloanCallbackPartnerStore> find)
{
    public IBaloanCallbackPartnerStore In(IServiceProvider scope) => find(scope);
}
