using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Baloan.Sdk;

/// <summary>
/// Takes secrets out of a request before the host sees it, on every server: the host's first log line, its log scope and the tags
/// of its activity all hold the path, and none of them can be reached from the pipeline.
/// </summary>
internal sealed class DiscreetHttpContextFactory(IHttpContextFactory inner, SecretTaking secrets) : IHttpContextFactory
{
    public HttpContext Create(IFeatureCollection featureCollection)
    {
        var taken = secrets.Take(featureCollection);
        var context = inner.Create(featureCollection);
        if (taken is not null)
        {
            secrets.WatchRedirects(context, taken);
        }

        return context;
    }

    public void Dispose(HttpContext httpContext) => inner.Dispose(httpContext);
}

/// <summary>Puts <see cref="DiscreetHttpContextFactory"/> before the application's own factory of contexts. The server stays as it is.</summary>
internal static class DiscreetHttpContextFactoryRegistration
{
    private const string Key = "Baloan.Sdk.AspNetCore.HttpContextFactory";

    // A host that is set up later adds its own only where there is none yet.
    public static void Add(IServiceCollection services)
    {
        var own = services.LastOrDefault(service => service.ServiceType == typeof(IHttpContextFactory) && !service.IsKeyedService);
        if (own?.ImplementationType is { } type)
        {
            services.Add(ServiceDescriptor.KeyedSingleton(typeof(IHttpContextFactory), Key, type));
        }

        services.AddSingleton<IHttpContextFactory>(provider => new DiscreetHttpContextFactory(
            Inner(provider, own), provider.GetRequiredService<SecretTaking>()));
    }

    private static IHttpContextFactory Inner(IServiceProvider provider, ServiceDescriptor? own) => own switch
    {
        null => new DefaultHttpContextFactory(provider),
        { ImplementationInstance: IHttpContextFactory instance } => instance,
        { ImplementationFactory: { } make } => (IHttpContextFactory)make(provider),
        _ => provider.GetRequiredKeyedService<IHttpContextFactory>(Key),
    };
}

/// <summary>Takes secrets out of requests before the rest of the pipeline, where a factory of the application's own stands in the way of doing so earlier.</summary>
internal sealed class DiscreetFilter(SecretTaking secrets, RunningCallbackSettings settings, CallbackPartners partners, ILogger<DiscreetFilter> logger) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        if (app.ApplicationServices.GetService<IHttpContextFactory>() is not DiscreetHttpContextFactory)
        {
            if (settings.Current.HasSecrets || partners.Exist)
            {
                logger.SecretsStandInTheFirstLine();
            }

            app.Use(next => context =>
            {
                if (context.Features.Get<GivenSecret>() is null && secrets.Take(context.Features) is { } taken)
                {
                    SecretInPath.Cover(context, taken.Value);
                    secrets.WatchRedirects(context, taken);
                }

                return next(context);
            });
        }

        next(app);
    };
}
