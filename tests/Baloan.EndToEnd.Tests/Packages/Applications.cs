namespace Baloan.EndToEnd.Tests.Packages;

/// <summary>The code of fresh applications that no page shows in full.</summary>
internal static class Applications
{
    private const string Request = """
        new CreateLoanRequest
        {
            PhoneNumber = PhoneNumber.Parse("09123456789"),
            NationalIdentifier = NationalId.ParseIranian("0012345679"),
            BirthDate = new BirthDate(1999, 2, 14),
            Amount = Toman.FromMillions(10),
            LoanDue = 12,
            StoreId = 1,
        }
        """;

    public const string Worker = $$"""
        using Baloan.Sdk;

        namespace Shop;

        public sealed class Worker(IBaloanClient baloan, IHostApplicationLifetime lifetime, ILogger<Worker> logger) : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                var loan = await baloan.Loans.CreateAsync({{Request}}, stoppingToken);
                logger.LogInformation("The monthly instalment is {Installment}", loan.Plan!.MonthlyInstallment);
                lifetime.StopApplication();
            }
        }
        """;

    public static string Program(int port) => $$"""
        using Shop;

        var builder = Host.CreateApplicationBuilder(args);
        builder.Services.AddHostedService<Worker>();
        builder.Services.AddBaloanClient(options =>
        {
            options.BaseAddress = new Uri("http://127.0.0.1:{{port}}");
            options.Username = "partner";
            options.Password = "sandbox";
        });
        await builder.Build().RunAsync();
        """;

    /// <summary>A program as a test project has it, with the beginning of the testing package's page.</summary>
    public static string Testing() => $$"""
        using Baloan.Sandbox;
        using Baloan.Sdk;

        {{DocumentedCode.FirstOf("src/Baloan.Sdk.Testing/README.md")}}
        Console.WriteLine($"The monthly instalment is {loan.Plan!.MonthlyInstallment}");
        """;

    public static string Console(int port) => $$"""
        using Baloan.Sdk;

        using var baloan = new BaloanClient(new BaloanClientOptions
        {
            BaseAddress = new Uri("http://127.0.0.1:{{port}}"),
            Username = "partner",
            Password = "sandbox",
        });
        var loan = await baloan.Loans.CreateAsync({{Request}});
        Console.WriteLine($"The monthly instalment is {loan.Plan!.MonthlyInstallment}");
        """;
}
