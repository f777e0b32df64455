using Baloan.Sandbox;
using Baloan.Sdk.Tests.Gateway;
using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk.AspNetCore.Tests.Support;

/// <summary>Registers a client of the sandbox, and opens loan files in it.</summary>
internal static class SandboxGateway
{
    public static BaloanClientBuilder AddClientOf(this IServiceCollection services, BaloanSandbox sandbox, string name = "", string? password = null) =>
        services.AddBaloanClient(name, options =>
        {
            options.BaseAddress = sandbox.BaseAddress;
            options.Username = sandbox.Username;
            options.Password = password ?? sandbox.Password;
            options.BePatient();
            options.Retry.MaxRetries = 0;
            options.Token.MaxRetries = 0;
        });

    public static async Task<Guid> OpenLoanAsync(IBaloanClient client)
    {
        var loan = await client.Loans.CreateAsync(
            new CreateLoanRequest
            {
                PhoneNumber = PhoneNumber.Parse("09123456789"),
                NationalIdentifier = NationalId.Parse("07148143380"),
                BirthDate = new BirthDate(1999, 2, 14),
                Amount = Toman.FromMillions(10),
                LoanDue = 12,
                StoreId = 1,
            },
            TestContext.Current.CancellationToken);
        return loan.Id;
    }
}
