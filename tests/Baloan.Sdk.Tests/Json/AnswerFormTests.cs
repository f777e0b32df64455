using System.Globalization;
using System.Text;
using Baloan.Sdk.Tests.Gateway;

namespace Baloan.Sdk.Tests.Json;

/// <summary>What an answer may look like as JSON, whatever its fields.</summary>
public sealed class AnswerFormTests
{
    private const string Id = "8f14e45f-ceea-467f-a0e6-b3f4d8f7c1aa";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Comments_and_trailing_commas_do_no_harm_anywhere()
    {
        var policies = await TestClient.Answered("""
            // The policies
            [ /* one */ {"stores": /* of */ [{"id":/**/1,"x":[1,/* two */2,],}, /* no more */ ], // stores
              "amount":{"lower":10, /* open */},"possible_loan_dues":[6,/**/12,],"more":{"a":1,},},] // end
            """).Policies.ListAsync(Token);

        var policy = policies.Should().ContainSingle().Subject;
        policy.Stores.Should().ContainSingle().Which.AdditionalData!["x"].GetArrayLength().Should().Be(2);
        policy.Amount.ToString().Should().Be("[10000000,)");
        policy.PossibleLoanDues.Should().Equal(6, 12);
        policy.AdditionalData!["more"].GetProperty("a").GetInt32().Should().Be(1);
    }

    [Fact]
    public async Task Of_a_field_given_twice_the_last_counts()
    {
        var contract = await TestClient.Answered($$$"""
            {"contract_pdf_file":{"uuid":"{{{Id}}}","file":"/a.pdf","x":1},"is_agreed_by_user":true,"y":1,
             "contract_pdf_file":{},
             "contract_pdf_file":{"file":"/b.pdf","file":"/c.pdf"},"is_agreed_by_user":null,"y":2}
            """).Contracts.GetAsync(TestClient.LoanId, Token);

        contract.File.Url.OriginalString.Should().Be("/c.pdf");
        contract.File.Id.Should().BeEmpty();
        contract.File.AdditionalData.Should().BeNull();
        contract.IsAgreedByUser.Should().BeFalse();
        contract.AdditionalData!["y"].GetInt32().Should().Be(2);
    }

    [Fact]
    public async Task A_field_that_is_null_the_second_time_is_missing() =>
        await ShouldLackAsync(
            TestClient.Answered("""[{"stores":[{"id":1}],"amount":{},"possible_loan_dues":[12],"stores":null}]""").Policies.ListAsync(Token),
            "stores");

    [Fact]
    public void A_name_may_be_escaped_and_has_its_case()
    {
        var callback = LoanCallback.Parse(
            "{\"\\u0075uid\":\"" + Id + "\",\"s\\u0074ate\":\"created\",\"State\":\"blocked\",\"\\u0072easons\":null}");

        callback.LoanId.Should().Be(TestClient.LoanId);
        callback.State.Should().Be(LoanState.Created);
        callback.AdditionalData!.Keys.Should().Equal("State", "reasons");
    }

    [Fact]
    public void A_name_of_bytes_that_are_no_text_is_kept_as_far_as_it_is_text()
    {
        var json = Encoding.UTF8.GetBytes($$"""{"uuid":"{{Id}}","state":"created","pri?e":1}""");
        json[Array.IndexOf(json, (byte)'?')] = 0xFF;

        LoanCallback.Parse(json).AdditionalData!.Keys.Should().Equal("pri\uFFFDe");
    }

    [Theory]
    [InlineData("\\ud800")]
    [InlineData("\\ud800 and a name that is longer than any that is known, six times over: 0123456789012345678901234567890123456789")]
    public void A_name_with_half_a_character_spoils_the_answer(string name) =>
        LoanCallback.TryParse($$"""{"uuid":"{{Id}}","state":"created","{{name}}":1}""", out _).Should().BeFalse();

    [Theory]
    [InlineData("{}")]
    [InlineData("x")]
    [InlineData("]")]
    [InlineData(", {}")]
    [InlineData("/* */ 1")]
    [InlineData("\0")]
    public void What_follows_the_answer_spoils_it(string rest) =>
        FluentActions.Invoking(() => LoanCallback.Parse($$"""{"uuid":"{{Id}}","state":"created"} {{rest}}"""))
            .Should().Throw<FormatException>().WithMessage("This is no call back in JSON.");

    [Theory]
    [InlineData(62, true)]
    [InlineData(63, true)]
    [InlineData(64, false)]
    public void It_is_64_levels_deep_at_most(int levels, bool isRead)
    {
        var deep = new string('[', levels) + new string(']', levels);

        LoanCallback.TryParse($$"""{"uuid":"{{Id}}","state":"created","x":{{deep}}}""", out _).Should().Be(isRead);
        LoanCallback.TryParse($$"""{"uuid":"{{Id}}","state":"created","reason":{{deep}}}""", out _).Should().Be(isRead);
    }

    [Theory]
    [InlineData("""[{"stores":[{"id":1,"title_fa":tru}]}]""", "stores.title_fa")]
    [InlineData("""[{"stores":[{"id":1},2]}]""", "stores")]
    [InlineData("""[{"stores":[{"id":1}] x}]""", null)]
    [InlineData("""[{"stores":[{"id":1}],"amount":{"lower":[}}]""", "amount")]
    [InlineData("""[{"stores":[],"amount":{},"possible_loan_dues":[12,{}]}]""", "possible_loan_dues")]
    [InlineData("""[{"stores":[],"amount":{},"possible_loan_dues":[12]},{"bank_effected_interest_rate":.5}]""", "bank_effected_interest_rate")]
    [InlineData("""[{"stores":[],"amount":{},"possible_loan_dues":[12],"installment_formula":"}]""", "installment_formula")]
    [InlineData("""[{"stores":[],"amount":{},"possible_loan_dues":[12],"ali_rezaei":{"stores":}}]""", null)]
    [InlineData("""[{"stores":[],"amount":{},"possible_loan_dues":[12]},5]""", null)]
    public async Task Where_policies_break_off_is_named(string body, string? field) =>
        await ShouldLackAsync(TestClient.Answered(body).Policies.ListAsync(Token), field);

    [Theory]
    [InlineData("""{"uuid":"8f14""", "uuid")]
    [InlineData("""{"phone_number":+98}""", "phone_number")]
    [InlineData("""{"national_identifier":0010350829}""", "national_identifier")]
    [InlineData("""{"birth_date":1990-05-17}""", "birth_date")]
    [InlineData("""{"amount":10,000,000}""", null)]
    [InlineData("""{"amount":1.}""", "amount")]
    [InlineData("""{"loan_due":}""", "loan_due")]
    [InlineData("""{"store":[1""", "store")]
    [InlineData("""{"plan_detail":{"monthly_installment_amount":1""", "plan_detail.monthly_installment_amount")]
    [InlineData("""{"plan_detail":{"ali_rezaei":!}}""", "plan_detail")]
    [InlineData("""{"plan_detail":{}""", null)]
    [InlineData("""{"state":tru}""", null)]
    [InlineData("""{"ali_rezaei":tru}""", null)]
    [InlineData("""{"uuid" "8f14"}""", null)]
    public async Task Where_a_loan_breaks_off_is_named(string body, string? field) =>
        await ShouldLackAsync(TestClient.Answered(body).Loans.CreateAsync(TestClient.LoanRequest, Token), field);

    [Theory]
    [InlineData("""{"contract_pdf_file":{"uuid":nul}}""", "contract_pdf_file.uuid")]
    [InlineData("""{"contract_pdf_file":{"file":"/c""", "contract_pdf_file.file")]
    [InlineData("""{"contract_pdf_file":{"uuid":1,"file":"/c.pdf"}""", null)]
    [InlineData("""{"contract_pdf_file":{"uuid":1 "file":"/c.pdf"}}""", "contract_pdf_file")]
    [InlineData("""{"contract_pdf_file":{"ali_rezaei":!}}""", "contract_pdf_file")]
    [InlineData("""{"contract_pdf_file":{"state":!}}""", "contract_pdf_file")]
    [InlineData("""{"contract_pdf_file":{"file":"/c.pdf"},"is_agreed_by_user":yes}""", "is_agreed_by_user")]
    [InlineData("""{"contract_pdf_file":{"file":"/c.pdf"},"file":!}""", null)]
    [InlineData("""{"contract_pdf_file":7}""", "contract_pdf_file")]
    public async Task Where_a_contract_breaks_off_is_named(string body, string? field) =>
        await ShouldLackAsync(TestClient.Answered(body).Contracts.GetAsync(TestClient.LoanId, Token), field);

    [Theory]
    [InlineData("09123456789", "0010350829", 12)]
    [InlineData("+98 912 345 6789", "1234567890123456", int.MaxValue)]
    public async Task The_longest_request_is_sent_whole(string phone, string nationalId, int number)
    {
        using var culture = new CultureScope("fa-IR");
        var body = "";
        var client = TestClient.For(new TestGateway(async (message, token) =>
        {
            body = await message.Content!.ReadAsStringAsync(token);
            return TestGateway.Json($$"""{"uuid":"{{Id}}"}""");
        }));

        foreach (var amount in new[] { "10000000.00", "0.0000000000000000000000000001", "7.9228162514264337593543950335", "79228162514264337593543950335" })
        {
            await client.Loans.CreateAsync(
                new CreateLoanRequest
                {
                    PhoneNumber = PhoneNumber.Parse(phone),
                    NationalIdentifier = NationalId.Parse(nationalId),
                    BirthDate = new BirthDate(1990, 5, 17),
                    Amount = new Toman(decimal.Parse(amount, CultureInfo.InvariantCulture)),
                    LoanDue = number,
                    StoreId = number,
                },
                Token);

            var written = amount.Replace("10000000.00", "10000000", StringComparison.Ordinal);
            body.Should().Be(string.Create(CultureInfo.InvariantCulture,
                $$"""{"phone_number":"09123456789","national_identifier":"{{nationalId}}","birth_date":"1990-05-17","amount":{{written}},"loan_due":{{number}},"store":{{number}}}"""));
        }
    }

    [Theory]
    [InlineData("1234", "1234")]
    [InlineData("۱۲۳۴۵۶۷۸", "12345678")]
    public async Task A_signature_is_sent_whole(string otp, string sent)
    {
        var body = Array.Empty<byte>();
        var client = TestClient.For(new TestGateway(async (message, token) =>
        {
            body = await message.Content!.ReadAsByteArrayAsync(token);
            return TestGateway.Json("");
        }));

        await client.Contracts.SignAsync(TestClient.LoanId, otp, Token);

        Encoding.UTF8.GetString(body).Should().Be($$"""{"otp":"{{sent}}"}""");
    }

    private static async Task ShouldLackAsync(Task read, string? field) =>
        (await FluentActions.Awaiting(() => read).Should().ThrowAsync<BaloanResponseException>()).Which.Field.Should().Be(field);
}
