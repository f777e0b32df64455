using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Baloan.Sdk.AspNetCore.Callbacks.Internal;

/// <summary>Takes secrets out of paths before the rest of the pipeline, where the server before it could not.</summary>
internal sealed class SecretInPathFilter(RunningCallbackSettings settings) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
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
