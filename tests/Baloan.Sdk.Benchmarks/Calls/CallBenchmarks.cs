using Baloan.Sdk.Benchmarks.Clients;
using Baloan.Sdk.Benchmarks.Gateway;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk.Benchmarks.Calls;

[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkDotNet.Configs.BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class CallBenchmarks
{
    private static readonly Guid LoanId = new("a71b93c4-b1a9-4868-9cb2-310757422af1");

    private readonly CancellationTokenSource _cancellation = new();
    private RawClient _raw = null!;
    private IBaloanClient _sdk = null!;
    private WireLoanRequest _wireRequest = null!;
    private CreateLoanRequest _request = null!;

    private CancellationToken Token => _cancellation.Token;

    [GlobalSetup]
    public void Setup()
    {
        _raw = new RawClient(new HttpClient(new CannedGateway()) { BaseAddress = new Uri("https://api.baloan.ir/") }, "eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl");
        var services = new ServiceCollection();
        var builder = services.AddBaloanClient(options =>
        {
            options.Username = "shop";
            options.Password = "secret";
        });
        builder.HttpClientBuilder.ConfigurePrimaryHttpMessageHandler(() => new CannedGateway());
        builder.PlainHttpClientBuilder.ConfigurePrimaryHttpMessageHandler(() => new CannedGateway());
        _sdk = services.BuildServiceProvider().GetRequiredService<IBaloanClient>();
        _wireRequest = new WireLoanRequest { PhoneNumber = "09123456789", NationalIdentifier = "07148143380", BirthDate = new(1999, 2, 14), Amount = 10_000_000, LoanDue = 12, Store = 1 };
        _request = new CreateLoanRequest
        {
            PhoneNumber = PhoneNumber.Parse("09123456789"),
            NationalIdentifier = NationalId.Parse("07148143380"),
            BirthDate = new BirthDate(1999, 2, 14),
            Amount = Toman.FromMillions(10),
            LoanDue = 12,
            StoreId = 1,
        };
    }

    [Benchmark(Baseline = true), BenchmarkCategory("policies")]
    public Task Raw_policies() => _raw.ListPoliciesAsync(Token);

    [Benchmark, BenchmarkCategory("policies")]
    public Task Sdk_policies() => _sdk.Policies.ListAsync(Token);

    [Benchmark(Baseline = true), BenchmarkCategory("loan")]
    public Task Raw_loan() => _raw.CreateLoanAsync(_wireRequest, Token);

    [Benchmark, BenchmarkCategory("loan")]
    public Task Sdk_loan() => _sdk.Loans.CreateAsync(_request, Token);

    [Benchmark(Baseline = true), BenchmarkCategory("contract")]
    public Task Raw_contract() => _raw.GetContractAsync(LoanId, Token);

    [Benchmark, BenchmarkCategory("contract")]
    public Task Sdk_contract() => _sdk.Contracts.GetAsync(LoanId, Token);

    [Benchmark(Baseline = true), BenchmarkCategory("error")]
    public async Task<string?> Raw_error()
    {
        try
        {
            await _raw.GetContractAsync(CannedGateway.FailingLoan, Token);
            return null;
        }
        catch (RawException exception)
        {
            return exception.Code;
        }
    }

    [Benchmark, BenchmarkCategory("error")]
    public async Task<string?> Sdk_error()
    {
        try
        {
            await _sdk.Contracts.GetAsync(CannedGateway.FailingLoan, Token);
            return null;
        }
        catch (BaloanOtpException exception)
        {
            return exception.Code.Value;
        }
    }
}
