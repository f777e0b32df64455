using Baloan.Sdk;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the desk of the loan books.</summary>
public static class BaloanDeskEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Maps pages for whoever looks after the loans: lines of unknown outcome with the loans that may be theirs, dead letters, loans that
    /// stand still, and loans without a line. To settle and to replay. In Persian and English, without scripts.
    /// </summary>
    /// <remarks>
    /// Say who may see it: <c>app.MapBaloanDesk().RequireAuthorization("clerks")</c>. Without that, without a fallback policy, and without
    /// <see cref="BaloanDeskOptions.AllowAnonymous"/> the application does not start, and the desk answers nobody. Who may see it may have
    /// a loan asked for twice. It shows references, loans, amounts and times, and neither an applicant nor a call back's reason. What is
    /// done is logged with the reference, and without the name of who did it.
    /// </remarks>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">The path. Default: <c>/baloan/desk</c>.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>Goes on with the set-up of the desk's endpoints, such as their authorisation.</returns>
    /// <exception cref="InvalidOperationException">No loan book is registered, or no antiforgery (<c>services.AddAntiforgery()</c>).</exception>
    public static RouteGroupBuilder MapBaloanDesk(
        this IEndpointRouteBuilder endpoints, string pattern = "/baloan/desk", Action<BaloanDeskOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        var services = endpoints.ServiceProvider;
        if (services.GetService<SettledBooks>() is null)
        {
            throw new InvalidOperationException("MapBaloanDesk needs a loan book: register one with AddBaloanClient(…).UseLoanBook<TContext>().");
        }

        if (services.GetService<IAntiforgery>() is null)
        {
            throw new InvalidOperationException("MapBaloanDesk needs antiforgery, so that no other site sends its forms: call services.AddAntiforgery().");
        }

        var options = new BaloanDeskOptions();
        configure?.Invoke(options);
        var group = endpoints.MapGroup(pattern).ExcludeFromDescription().WithMetadata(DeskMark.Instance);
        services.GetRequiredService<DeskEndpoints>().Map(group);
        if (options.AllowAnonymous)
        {
            group.AllowAnonymous();
        }

        return group;
    }
}
