using System.Globalization;
using Baloan.Sdk;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Baloan.Partner.Tests.Databases;

public sealed class EntityFrameworkTests : IDisposable
{
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;
    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    public EntityFrameworkTests()
    {
        _connection.Open();
        using var database = new PartnerDatabase(_connection);
        database.Database.EnsureCreated();
    }

    public static TheoryData<string> Cultures => new("", "en-US", "fa-IR");

    public static Purchase Whole => new()
    {
        PhoneNumber = PhoneNumber.Parse("09123456789"),
        NationalId = NationalId.Parse("07148143380"),
        BirthDate = new BirthDate(1999, 2, 14),
        Price = new Toman(10_000_000.5m),
        Range = TomanRange.FromMillions(10, 30.25m),
        State = LoanState.SentToBank,
        Code = BaloanErrorCode.IncorrectOtpCode,
        SecondPhoneNumber = PhoneNumber.Parse("+989121111111"),
        SecondNationalId = NationalId.Parse("0012345679"),
        SecondBirthDate = BirthDate.FromPersian(1377, 11, 25),
        SecondPrice = new Toman(9_999_999_999_999.0001m),
        SecondRange = TomanRange.Empty,
        SecondState = LoanState.From("bank_asks_again"),
        SecondCode = BaloanErrorCode.From("a_code_of_tomorrow"),
    };

    [Theory]
    [MemberData(nameof(Cultures))]
    public async Task A_row_comes_back_as_it_was(string culture)
    {
        CultureInfo.CurrentCulture = new CultureInfo(culture);

        (await StoredAndReadAsync(Whole)).Should().BeEquivalentTo(Whole, options => options.Excluding(row => row.Id).ComparingByValue<TomanRange>());
    }

    [Theory]
    [MemberData(nameof(Cultures))]
    public async Task A_row_of_values_that_were_never_set_comes_back_as_it_was(string culture)
    {
        CultureInfo.CurrentCulture = new CultureInfo(culture);

        (await StoredAndReadAsync(new Purchase())).Should().BeEquivalentTo(new Purchase(), options => options.Excluding(row => row.Id).ComparingByValue<TomanRange>());
    }

    [Fact]
    public async Task Values_can_be_asked_for()
    {
        await StoredAndReadAsync(Whole);
        await using var database = new PartnerDatabase(_connection);
        var (phoneNumber, birthDate, state, price) = (Whole.PhoneNumber, Whole.BirthDate, Whole.State, Whole.Price);

        var found = await database.Purchases
            .Where(row => row.PhoneNumber == phoneNumber && row.BirthDate == birthDate && row.State == state && row.Price == price)
            .CountAsync(TestContext.Current.CancellationToken);

        found.Should().Be(1);
    }

    [Fact]
    public async Task Columns_hold_what_other_programs_can_read()
    {
        await StoredAndReadAsync(Whole);
        await using var command = _connection.CreateCommand();
        command.CommandText = """SELECT PhoneNumber, NationalId, BirthDate, Price, Range, State, Code FROM Purchases""";
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        await reader.ReadAsync(TestContext.Current.CancellationToken);

        var columns = Enumerable.Range(0, reader.FieldCount).Select(reader.GetString);

        columns.Should().Equal("09123456789", "07148143380", "1999-02-14", "10000000.5", "[10000000,30250000)", "send_loan_to_bank", "incorrect_otp_code");
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_says_so_without_its_digits()
    {
        await StoredAndReadAsync(Whole);
        await using var database = new PartnerDatabase(_connection);
        await database.Database.ExecuteSqlAsync($"UPDATE Purchases SET PhoneNumber = '02123456789'", TestContext.Current.CancellationToken);

        var reading = () => database.Purchases.SingleAsync(TestContext.Current.CancellationToken);

        (await reading.Should().ThrowAsync<Exception>()).Which.ToString().Should().NotContain("02123456789");
    }

    public void Dispose()
    {
        CultureInfo.CurrentCulture = _culture;
        _connection.Dispose();
    }

    private async Task<Purchase> StoredAndReadAsync(Purchase row)
    {
        await using (var writing = new PartnerDatabase(_connection))
        {
            writing.Add(row);
            await writing.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await using var reading = new PartnerDatabase(_connection);
        return await reading.Purchases.AsNoTracking().SingleAsync(TestContext.Current.CancellationToken);
    }
}
