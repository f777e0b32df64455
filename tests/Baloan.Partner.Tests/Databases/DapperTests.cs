using System.Globalization;
using Baloan.Sdk;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Baloan.Partner.Tests.Databases;

/// <summary>The type handlers of docs/values.md, on a real database.</summary>
public sealed class DapperTests : IDisposable
{
    private const string Columns = "Phone, Person, Birth, Price, Discount, Range, State, Previous, Code";
    private const string Values = "@Phone, @Person, @Birth, @Price, @Discount, @Range, @State, @Previous, @Code";

    private readonly SqliteConnection _database = new("Data Source=:memory:");

    static DapperTests()
    {
        SqlMapper.AddTypeHandler(new TextHandler<PhoneNumber>(value => value.Value));
        SqlMapper.AddTypeHandler(new TextHandler<NationalId>(value => value.Value));
        SqlMapper.AddTypeHandler(new TextHandler<BirthDate>(value => value.Value));
        SqlMapper.AddTypeHandler(new TextHandler<LoanState>(value => value.Value));
        SqlMapper.AddTypeHandler(new TextHandler<BaloanErrorCode>(value => value.Value));
        SqlMapper.AddTypeHandler(new TextHandler<TomanRange>(value => value.ToString()));
        SqlMapper.AddTypeHandler(new TomanHandler());
    }

    public DapperTests()
    {
        _database.Open();
        _database.Execute($"CREATE TABLE Loan ({Columns})");
    }

    private static StoredLoan Whole => new()
    {
        Phone = PhoneNumber.Parse("09123456789"),
        Person = NationalId.Parse("0012345679"),
        Birth = new BirthDate(1999, 2, 14),
        Price = new Toman(10_000_000.5m),
        Discount = new Toman(1),
        Range = TomanRange.Parse("[10000000,30000000)"),
        State = LoanState.Paid,
        Previous = LoanState.Parse("a_state_of_later_days"),
        Code = BaloanErrorCode.IncorrectOtpCode,
    };

    [Theory]
    [InlineData("")]
    [InlineData("en-US")]
    [InlineData("fa-IR")]
    public async Task A_row_reads_back_as_what_it_was(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);

        (await StoreAsync(Whole)).Should().BeEquivalentTo(Whole);
    }

    [Fact]
    public async Task A_row_of_default_values_does_too() =>
        (await StoreAsync(new StoredLoan())).Should().BeEquivalentTo(new StoredLoan());

    [Fact]
    public async Task A_row_is_found_by_a_value()
    {
        await StoreAsync(Whole);

        (await _database.ExecuteScalarAsync<int>("SELECT count(*) FROM Loan WHERE Phone = @Phone AND State = @State", new { Whole.Phone, Whole.State })).Should().Be(1);
    }

    [Fact]
    public async Task What_is_stored_is_the_whole_value()
    {
        await StoreAsync(Whole);

        (await _database.ExecuteScalarAsync<string>("SELECT Phone || ' ' || Person || ' ' || Birth || ' ' || Range || ' ' || State FROM Loan"))
            .Should().Be("09123456789 0012345679 1999-02-14 [10000000,30000000) loan_paid");
    }

    public void Dispose() => _database.Dispose();

    private async Task<StoredLoan> StoreAsync(StoredLoan loan)
    {
        await _database.ExecuteAsync($"INSERT INTO Loan ({Columns}) VALUES ({Values})", loan);
        return await _database.QuerySingleAsync<StoredLoan>("SELECT * FROM Loan");
    }
}
