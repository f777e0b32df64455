using Baloan.Sdk;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Answers what went wrong at the gateway as problem details.</summary>
public static class BaloanProblemDetailsApplicationBuilderExtensions
{
    /// <summary>
    /// Answers a <see cref="BaloanException"/> that nothing else catches, in minimal APIs, controllers and whatever comes after this
    /// line, with problem details (RFC 9457): a status and a <c>type</c> by the exception's family, the gateway's <c>code</c>, and a
    /// sentence in Persian or English, by request localization where the application uses it, else by <c>Accept-Language</c>. Nothing of
    /// the gateway's own text and nothing personal is in it. Other exceptions, cancelled requests and responses that have begun pass
    /// through untouched.
    /// </summary>
    /// <remarks>
    /// Put it after <c>UseExceptionHandler</c>, where the application has that. With <c>AddProblemDetails</c> its customization
    /// applies here too. Only for a part of the application: <c>app.UseWhen(context => context.Request.Path.StartsWithSegments("/api"), api => api.UseBaloanProblemDetails())</c>.
    /// </remarks>
    /// <param name="app">The application.</param>
    /// <exception cref="ArgumentNullException"><paramref name="app"/> is null.</exception>
    public static IApplicationBuilder UseBaloanProblemDetails(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var logger = app.ApplicationServices.GetRequiredService<ILogger<ProblemMiddleware>>();
        return app.Use(next => new ProblemMiddleware(next, logger).InvokeAsync);
    }
}
