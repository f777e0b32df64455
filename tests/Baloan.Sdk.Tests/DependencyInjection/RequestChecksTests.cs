using Baloan.Sdk.Tests.Gateway;
using Baloan.Sdk.Tests.Wire;
using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk.Tests.DependencyInjection;

/// <summary>What is no request is stopped before anything leaves, the token request included.</summary>
public sealed class RequestChecksTests : IAsyncDisposable
{
    private static readonly (string Member, string Fault, Action<CreateLoanRequest> Break)[] Faults =
    [
        ("PhoneNumber", "missing", request => request.PhoneNumber = default),
        ("NationalIdentifier", "missing", request => request.NationalIdentifier = default),
        ("BirthDate", "missing", request => request.BirthDate = default),
        ("Amount", "missing", request => request.Amount = default),
        ("Amount", "negative", request => request.Amount = new Toman(-1)),
        ("LoanDue", "missing", request => request.LoanDue = 0),
        ("LoanDue", "negative", request => request.LoanDue = -12),
        ("StoreId", "missing", request => request.StoreId = 0),
        ("StoreId", "negative", request => request.StoreId = -1),
    ];

    private readonly RecordingHandler _network = new();
    private readonly ServiceProvider _provider;
    private readonly IBaloanClient _client;

    public RequestChecksTests()
    {
        var services = new ServiceCollection();
        services.AddBaloanClient(ClientSetup.Complete).AnsweredBy(_network);
        _provider = services.BuildServiceProvider(validateScopes: true);
        _client = _provider.GetRequiredService<IBaloanClient>();
    }

    public static TheoryData<string, string> Members => [.. Faults.Select(fault => new TheoryDataRow<string, string>(fault.Member, fault.Fault))];

    public static TheoryData<string> OfALoan =>
        [.. ClientOperation.Catalogue.Where(operation => operation.IsOfALoan && !operation.IsOwn).Select(operation => operation.Name)];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _provider.DisposeAsync();

    [Theory]
    [MemberData(nameof(Members))]
    public async Task A_loan_request_that_is_not_complete_is_not_sent(string member, string fault)
    {
        var request = DocumentedExample.NewLoanRequest();
        Faults.Single(candidate => candidate.Member == member && candidate.Fault == fault).Break(request);

        var act = () => _client.Loans.CreateAsync(request, Token);

        await act.Should().ThrowAsync<ArgumentException>().WithMessage(member + " *").WithParameterName("request");
        _network.Requests.Should().BeEmpty();
    }

    [Fact]
    public void No_member_of_a_loan_request_is_left_out_of_these_tests() =>
        Faults.Select(fault => fault.Member).Distinct()
            .Should().BeEquivalentTo(typeof(CreateLoanRequest).GetProperties().Select(property => property.Name));

    [Fact]
    public async Task A_loan_request_must_be_there()
    {
        var act = () => _client.Loans.CreateAsync(null!, Token);

        await act.Should().ThrowAsync<ArgumentNullException>().WithParameterName("request");
        _network.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("123")]
    [InlineData("۱۲۳")]
    [InlineData("123456789")]
    [InlineData("12a45")]
    [InlineData("+12345")]
    [InlineData("12345\",\"x\":\"")]
    public async Task An_OTP_that_is_not_4_to_8_digits_is_not_sent(string otp)
    {
        var act = () => _client.Contracts.SignAsync(DocumentedExample.LoanId, otp, Token);

        var error = (await act.Should().ThrowAsync<ArgumentException>().WithParameterName(nameof(otp))).Which;
        error.Message.Should().Be("An OTP has 4 to 8 digits. (Parameter 'otp')", "it shows nothing of the code");
        _network.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData("1234", "1234")]
    [InlineData("12345678", "12345678")]
    [InlineData("۱۲۳۴۵", "12345")]
    [InlineData("١٢٣٤٥", "12345")]
    [InlineData(" 12 345 ", "12345")]
    public async Task An_OTP_is_sent_as_ASCII_digits_however_it_was_typed(string typed, string sent)
    {
        await _client.Contracts.SignAsync(DocumentedExample.LoanId, typed, Token);

        _network.Operations.Single().Body.Should().Be($$"""{"otp":"{{sent}}"}""");
    }

    [Fact]
    public async Task An_OTP_must_be_there()
    {
        var act = () => _client.Contracts.SignAsync(DocumentedExample.LoanId, null!, Token);

        await act.Should().ThrowAsync<ArgumentNullException>().WithParameterName("otp");
        _network.Requests.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(OfALoan))]
    public async Task A_loan_must_have_an_id(string operation)
    {
        var act = () => ClientOperation.CallAsync(_client, operation, new OperationArguments { LoanId = Guid.Empty }, Token);

        await act.Should().ThrowAsync<ArgumentException>().WithParameterName("loanId");
        _network.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_download_needs_a_contract_and_a_stream_that_can_be_written()
    {
        using var readOnly = new MemoryStream([], writable: false);
        var contract = new LoanContract { File = new ContractFile { Url = new Uri("https://contract-file.sample") } };

        var withoutContract = () => _client.Contracts.DownloadAsync(null!, Stream.Null, Token);
        var withoutStream = () => _client.Contracts.DownloadAsync(contract, (Stream)null!, Token);
        var withReadOnly = () => _client.Contracts.DownloadAsync(contract, readOnly, Token);
        var withoutAddress = () => _client.Contracts.DownloadAsync(new LoanContract(), Stream.Null, Token);

        await withoutContract.Should().ThrowAsync<ArgumentNullException>().WithParameterName("contract");
        await withoutStream.Should().ThrowAsync<ArgumentNullException>().WithParameterName("destination");
        await withReadOnly.Should().ThrowAsync<ArgumentException>().WithParameterName("destination");
        await withoutAddress.Should().ThrowAsync<ArgumentException>().WithParameterName("contract");
        _network.Requests.Should().BeEmpty();
    }
}
