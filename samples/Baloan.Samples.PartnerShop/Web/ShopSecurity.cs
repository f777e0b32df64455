using System.Net;
using Baloan.Samples.PartnerShop.Clerk;
using Baloan.Samples.PartnerShop.Customers;
using Baloan.Samples.PartnerShop.Orders;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.CookiePolicy;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace Baloan.Samples.PartnerShop.Web;

/// <summary>Who is who, and what holds for every request.</summary>
public static class ShopSecurity
{
    private static readonly TimeSpan LifeOfAnOrder = TimeSpan.FromDays(90);
    private static readonly TimeSpan LifeOfAFind = TimeSpan.FromHours(1);
    private static readonly TimeSpan WorkingDay = TimeSpan.FromHours(10);

    public static void AddShopSecurity(this IServiceCollection services, string dataFolder)
    {
        // A form that was open while the shop restarted is still good, and so is a customer's cookie.
        services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(dataFolder, "keys")));
        services.AddAuthentication(Customer.Scheme)
            .AddCookie(Customer.Scheme, CustomersCookie)
            .AddCookie(FoundOrders.Scheme, FoundOrdersCookie)
            .AddCookie(ClerkSignIn.Scheme, ClerksCookie);
        services.AddAuthorizationBuilder()
            .AddPolicy(ClerkSignIn.Policy, policy => policy.AddAuthenticationSchemes(ClerkSignIn.Scheme).RequireAuthenticatedUser());
        services.AddAttemptLimits();
        services.Configure<HostFilteringOptions>(options => options.IncludeFailureMessage = false); // it is in English
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ShopOptions>>(TrustProxies);
    }

    /// <summary>Comes first: all that follows goes by the address and the scheme that the customer's browser used.</summary>
    public static void UseShopSecurity(this WebApplication app)
    {
        app.UseForwardedHeaders();
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
        }

        app.UseSecurityHeaders();
        app.UseCookiePolicy(new CookiePolicyOptions
        {
            HttpOnly = HttpOnlyPolicy.Always,
            MinimumSameSitePolicy = SameSiteMode.Lax,
            Secure = app.Environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always,
        });
    }

    private static void CustomersCookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = Customer.Scheme;
        options.ExpireTimeSpan = LifeOfAnOrder;

        // Another's order and none at all look alike.
        options.Events.OnRedirectToLogin = options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        };
    }

    private static void FoundOrdersCookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = FoundOrders.Scheme;
        options.ExpireTimeSpan = LifeOfAFind; // since the last use, and no longer than the browser is open
    }

    private static void ClerksCookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = ClerkSignIn.Scheme;
        options.LoginPath = "/clerk/sign-in";
        options.ExpireTimeSpan = WorkingDay;
    }

    /// <summary>Believes a proxy of the settings, and one on this machine; from anybody else the headers count for nothing.</summary>
    private static void TrustProxies(ForwardedHeadersOptions headers, IOptions<ShopOptions> shop)
    {
        headers.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        headers.ForwardLimit = null; // as far back as the proxies are known
        foreach (var proxy in shop.Value.Proxies)
        {
            if (System.Net.IPNetwork.TryParse(proxy, out var network))
            {
                headers.KnownIPNetworks.Add(network);
            }
            else
            {
                headers.KnownProxies.Add(IPAddress.Parse(proxy));
            }
        }
    }
}
