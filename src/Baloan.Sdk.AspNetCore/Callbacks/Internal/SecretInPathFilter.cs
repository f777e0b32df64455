using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk.AspNetCore.Callbacks.Internal;

/// <summary>Takes secrets out of paths before the rest of the pipeline, where the server before it could not.</summary>
internal sealed class SecretInPathFilter(RunningCallbackSettings settings) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        if (app.ApplicationServices.GetService<IServer>() is DiscreetServer)
        {
            next(app);
            return;
        }

        app.Use(next => context =>
        {
            if (SecretInPath.Take(context.Features, settings.Current) is { } secret)
            {
                SecretInPath.Cover(context, secret);
            }

            return next(context);
        });
        next(app);
    };
}
