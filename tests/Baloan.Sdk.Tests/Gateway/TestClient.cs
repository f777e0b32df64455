using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Baloan.Sdk.Tests.Gateway;

/// <summary>The client as an application registers it, with nothing but its primary handlers, clock and log replaced.</summary>
internal static class TestClient
{
    public static readonly Guid LoanId = new("8f14e45f-ceea-467f-a0e6-b3f4d8f7c1aa");

    public static CreateLoanRequest LoanRequest => new()
    {
        PhoneNumber = PhoneNumber.Parse("09123456789"),
        NationalIdentifier = NationalId.Parse("0010350829"),
        BirthDate = new BirthDate(1990, 5, 17),
        Amount = Toman.FromMillions(10),
        LoanDue = 12,
        StoreId = 1,
    };

    /// <summary>A client whose every operation is answered with the same body.</summary>
    public static IBaloanClient Answered(string body) => For(new TestGateway(_ => TestGateway.Json(body)));

    public static IBaloanClient For(
        HttpMessageHandler gateway,
        Action<BaloanClientOptions>? configure = null,
        TimeProvider? clock = null,
        ILoggerFactory? log = null)
    {
        var services = new ServiceCollection();
        if (clock is not null)
        {
            services.AddSingleton(clock);
        }

        if (log is not null)
        {
            services.AddSingleton(log);
        }

        var builder = services.AddBaloanClient(options =>
        {
            options.Username = "partner";
            options.Password = "secret";
            if (clock is null)
            {
                options.BePatient();
            }

            options.Retry.BaseDelay = TimeSpan.FromMilliseconds(1);
            options.CircuitBreaker.Enabled = false;
            configure?.Invoke(options);
        });
        builder.HttpClientBuilder.ConfigurePrimaryHttpMessageHandler(() => gateway);
        builder.BareHttpClientBuilder.ConfigurePrimaryHttpMessageHandler(() => gateway);
        return services.BuildServiceProvider().GetRequiredService<IBaloanClient>();
    }
}
