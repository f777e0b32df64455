using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Baloan.Sdk;

/// <summary>Lets nobody to a desk of which it was not said who may see it.</summary>
internal sealed class DeskGuard(IServiceProvider services)
{
    private const string Refusal =
        "The desk of the loan books is mapped without authorisation: call app.MapBaloanDesk(…).RequireAuthorization(…), set a fallback policy, "
        + "or say options.AllowAnonymous = true where something else keeps strangers away.";

    /// <exception cref="InvalidOperationException">It was not said who may see the desk.</exception>
    public async Task ThrowIfOpenAsync(IEnumerable<Endpoint> endpoints)
    {
        foreach (var endpoint in endpoints)
        {
            if (endpoint.Metadata.GetMetadata<DeskMark>() is not null
                && !IsSaidByItself(endpoint)
                && await FallbackAsync().ConfigureAwait(false) is null)
            {
                throw new InvalidOperationException(Refusal);
            }
        }
    }

    /// <summary>Whether the caller may go on; else it has been answered.</summary>
    /// <exception cref="InvalidOperationException">It was not said who may see the desk.</exception>
    public async Task<bool> LetsInAsync(HttpContext context)
    {
        if (context.GetEndpoint() is { } endpoint && IsSaidByItself(endpoint))
        {
            // The authorisation has let it pass; without its middleware, the endpoint would not have been run.
            return true;
        }

        var fallback = await FallbackAsync().ConfigureAwait(false) ?? throw new InvalidOperationException(Refusal);
        var authorization = context.RequestServices.GetRequiredService<IAuthorizationService>();
        if ((await authorization.AuthorizeAsync(context.User, resource: context, fallback).ConfigureAwait(false)).Succeeded)
        {
            return true;
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return false;
    }

    private static bool IsSaidByItself(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
        || endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null
        || endpoint.Metadata.GetMetadata<AuthorizationPolicy>() is not null;

    private async Task<AuthorizationPolicy?> FallbackAsync() => services.GetService<IAuthorizationPolicyProvider>() is { } policies
        ? await policies.GetFallbackPolicyAsync().ConfigureAwait(false)
        : null;
}

/// <summary>Keeps an application from running whose desk is open to everybody.</summary>
internal sealed class DeskCheck(DeskGuard guard, IServiceProvider services) : IHostedLifecycleService
{
    /// <summary>The server has built the application by now, however its endpoints are mapped.</summary>
    public Task StartedAsync(CancellationToken cancellationToken) =>
        guard.ThrowIfOpenAsync(services.GetService<EndpointDataSource>()?.Endpoints ?? []);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Registers what the desk needs, whether it is mapped or not.</summary>
internal static class DeskRegistration
{
    public static void Add(IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(DeskGuard)))
        {
            return;
        }

        services.AddSingleton<DeskGuard>();
        services.AddSingleton<DeskBooks>();
        services.AddSingleton<DeskActions>();

        // Antiforgery is the application's to add: it would bring data protection, with keys that are not meant for the book.
        services.AddSingleton(provider => new DeskEndpoints(
            provider.GetRequiredService<DeskGuard>(),
            provider.GetRequiredService<DeskBooks>(),
            provider.GetRequiredService<DeskActions>(),
            provider.GetRequiredService<IAntiforgery>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<DeskEndpoints>>()));
        services.AddSingleton<IHostedService, DeskCheck>();
    }
}

/// <summary>Marks the endpoints of the desk.</summary>
internal sealed class DeskMark
{
    public static readonly DeskMark Instance = new();
}
