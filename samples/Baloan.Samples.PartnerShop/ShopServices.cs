using System.Text.Encodings.Web;
using System.Text.Unicode;
using Baloan.Samples.PartnerShop.Applicants;
using Baloan.Samples.PartnerShop.Callbacks;
using Baloan.Samples.PartnerShop.Catalog;
using Baloan.Samples.PartnerShop.Clerk;
using Baloan.Samples.PartnerShop.Installments;
using Baloan.Samples.PartnerShop.Orders;
using Baloan.Samples.PartnerShop.Web;
using Baloan.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Baloan.Samples.PartnerShop;

/// <summary>Registers what the shop is made of.</summary>
public static class ShopServices
{
    public static void AddShop(this IServiceCollection services, string dataFolder)
    {
        ShopOptions.Add(services);
        services.AddSingleton(TimeProvider.System);
        services.AddMemoryCache();
        services.AddSingleton<ProductCatalog>();
        services.AddSingleton<InstallmentPolicies>();

        services.AddDbContextFactory<ShopDatabase>(options => options.UseSqlite($"Data Source={Path.Combine(dataFolder, "shop.db")}"));
        services.AddHostedService<InterruptedOrders>();
        services.AddSingleton(new ApplicantMarks(dataFolder));
        services.AddSingleton<OrderBook>();
        services.AddSingleton<OrderNews>();
        services.AddSingleton<OrderTickets>();
        services.AddScoped<OrderPlacement>();
        services.AddScoped<OrderSigning>();
        services.AddScoped<LoanFiles>();
        services.AddScoped<OrderCancellation>();
        services.AddScoped<UnknownOrders>();
    }

    public static void AddBaloan(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddBaloanClient(configuration.GetSection("Baloan"));
        services.AddBaloanCallbacks<OrderCallbackHandler>(configuration.GetSection("Baloan:Callbacks"));
        services.AddSingleton<IBaloanCallbackLedger, DatabaseCallbackLedger>();
        services.AddHealthChecks().AddBaloan();
    }

    public static void AddPages(this IServiceCollection services, string dataFolder)
    {
        services.AddShopSecurity(dataFolder);
        services.AddScoped<ClerkSignIn>();
        services.AddRazorPages(options => options.Conventions
            .AuthorizeFolder("/Orders")
            .AuthorizeFolder("/Clerk", ClerkSignIn.Policy)
            .AllowAnonymousToPage("/Clerk/SignIn"));

        // Persian text goes into a page as it is, not as numbers of characters.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.BasicLatin, UnicodeRanges.Arabic, UnicodeRanges.GeneralPunctuation));
    }
}
