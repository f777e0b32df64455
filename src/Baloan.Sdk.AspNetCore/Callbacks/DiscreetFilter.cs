using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Baloan.Sdk;

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
