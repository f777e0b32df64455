using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk.Tests.Book;

/// <summary>Registers a book on a context that a test has made differently.</summary>
internal static class BookServices
{
    public static BaloanClientBuilder AddBook<TContext>(
        this IServiceCollection services, BookWorld world, Action<DbContextOptionsBuilder>? configure = null, Action<LoanBookOptions>? bookOptions = null)
        where TContext : DbContext
    {
        services.AddDbContext<TContext>(options =>
        {
            world.Database.Use(options);
            configure?.Invoke(options);
        });
        return services.AddBaloanClient(world.UseSandbox).UseLoanBook<TContext>(options =>
        {
            options.FingerprintKey = BookWorld.FingerprintKey;
            bookOptions?.Invoke(options);
        });
    }
}
