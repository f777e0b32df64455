using System.Net;
using System.Text.Json;
using Baloan.Sandbox;
using Baloan.Sdk;

namespace Baloan.EndToEnd.Tests.Packages;

/// <summary>
/// A marketplace as a partner's developer writes it from the documents: a form and JSON, two shops in a table, orders in SQLite, OpenAPI,
/// jobs by Newtonsoft.Json and call backs, by the packed packages alone.
/// </summary>
[Collection(RepositoryBuilds.Name)]
[Trait("Runs", "once")]
public sealed class MarketplaceTests(MarketplaceApp market) : IClassFixture<MarketplaceApp>
{
    private static readonly string[] Members = ["PhoneNumber", "NationalIdentifier", "BirthDate", "Amount", "LoanDue", "StoreId"];
    private static readonly string[] Fields = ["phone_number", "national_identifier", "birth_date", "amount", "loan_due", "store"];

    [Theory]
    [InlineData(": JsonConverter")]
    [InlineData("ValueConverter")]
    [InlineData("TypeConverter")]
    [InlineData("TypeHandler")]
    [InlineData("HasConversion")]
    [InlineData("JsonSerializerSettings")]
    public async Task It_has_no_converter_of_its_own(string converter)
    {
        foreach (var file in Directory.GetFiles(MarketplaceApp.Sources))
        {
            (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Should().NotContain(converter, Path.GetFileName(file));
        }
    }

    [Theory]
    [InlineData("north", 1)]
    [InlineData("south", 2)]
    public async Task Json_opens_a_loan_of_the_shop_in_the_route(string shop, int seed)
    {
        var answer = await market.PostAsync($"/shops/{shop}/loans", SandboxApplicant.New(seed).RequestLoan());

        answer.Status.Should().Be(HttpStatusCode.OK);
        (await market.GatewayLoanAsync(answer.LoanId)).GetProperty("partner").GetString().Should().Be(shop);
    }

    [Theory]
    [InlineData("north", 3)]
    [InlineData("south", 4)]
    public async Task A_form_in_Persian_digits_opens_a_loan_of_the_shop_in_the_route(string shop, int seed)
    {
        var applicant = SandboxApplicant.New(seed);

        var answer = await market.SubmitAsync(shop, new()
        {
            ["Phone"] = Persian(applicant.PhoneNumber.Value),
            ["NationalCode"] = Persian(applicant.NationalIdentifier.Value),
            ["Birth"] = applicant.BirthDate.ToPersianString(),
            ["Price"] = "۱۲٬۰۰۰٬۰۰۰",
        });

        answer.Status.Should().Be(HttpStatusCode.OK);
        var loan = await market.GatewayLoanAsync(answer.LoanId);
        (loan.GetProperty("partner").GetString(), loan.GetProperty("phone_number").GetString(), loan.GetProperty("amount").GetInt64())
            .Should().Be((shop, applicant.PhoneNumber.Value, 12_000_000));
    }

    [Fact]
    public async Task A_form_that_is_wrong_names_its_fields_in_its_own_words()
    {
        var answer = await market.SubmitAsync("north", new() { ["Phone"] = "", ["NationalCode"] = "", ["Birth"] = "", ["Price"] = "" });

        answer.Status.Should().Be(HttpStatusCode.BadRequest);
        answer.Body.GetProperty("errors").EnumerateObject().Select(error => error.Name).Should().Equal("Phone", "NationalCode", "Birth", "Price");
    }

    [Theory]
    [InlineData("en", "Enter the national id.")]
    [InlineData("fa", "کد ملی را بنویسید.")]
    public async Task Every_missing_member_is_named_in_the_callers_language(string language, string sentence)
    {
        var answer = await market.PostAsync("/shops/north/loans", new { }, language);

        answer.Status.Should().Be(HttpStatusCode.BadRequest);
        var errors = answer.Body.GetProperty("errors");
        errors.EnumerateObject().Select(error => error.Name).Should().BeEquivalentTo(Members);
        errors.GetProperty("NationalIdentifier")[0].GetString().Should().Be(sentence);
    }

    [Fact]
    public async Task A_refusal_is_problem_details_with_the_code_and_a_sentence_for_the_applicant()
    {
        var request = SandboxApplicant.New(5).RequestLoan();
        request = new()
        {
            PhoneNumber = request.PhoneNumber,
            NationalIdentifier = NationalId.ParseIranian(SandboxMagicValues.NationalIdentifiers["age_not_in_valid_range"]),
            BirthDate = request.BirthDate,
            Amount = request.Amount,
            LoanDue = request.LoanDue,
            StoreId = request.StoreId,
        };

        var answer = await market.PostAsync("/shops/north/loans", request, "fa");

        answer.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        answer.Body.GetProperty("code").GetString().Should().Be("age_not_in_valid_range");
        answer.Body.GetProperty("detail").GetString().Should().Be("سن متقاضی باید بین ۱۸ تا ۷۰ سال باشد.");
    }

    [Fact]
    public async Task The_same_request_again_is_a_conflict()
    {
        var request = SandboxApplicant.New(6).RequestLoan();
        await market.PostAsync("/shops/north/loans", request);

        var again = await market.PostAsync("/shops/north/loans", request);

        again.Status.Should().Be(HttpStatusCode.Conflict);
        again.Body.GetProperty("code").GetString().Should().Be("duplicate_request");
    }

    [Fact]
    public async Task A_shop_that_is_not_there_is_not_found()
    {
        var answer = await market.PostAsync("/shops/nobody/loans", SandboxApplicant.New(7).RequestLoan());

        answer.Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_document_describes_the_request_by_the_clients_schemas()
    {
        var schemas = (await market.GetAsync("/openapi/v1.json")).GetProperty("components").GetProperty("schemas");

        Texts(schemas.GetProperty("CreateLoanRequest").GetProperty("required")).Should().BeEquivalentTo(Fields);
        schemas.GetProperty("PhoneNumber").GetProperty("pattern").GetString().Should().Be("^09[0-9]{9}$");
        schemas.GetProperty("Toman").GetProperty("type").GetString().Should().Be("number");
        Texts(schemas.GetProperty("LoanState").GetProperty("examples")).Should().Contain("cheque_verified");
    }

    [Fact]
    public async Task A_request_waits_whole_in_a_table_until_a_job_reads_it()
    {
        var request = SandboxApplicant.New(8).RequestLoan();

        var job = await market.PostAsync("/shops/south/jobs", request);

        job.Status.Should().Be(HttpStatusCode.Accepted);
        job.Body.GetProperty("arguments").GetString().Should().Contain(request.NationalIdentifier.Value);
        var id = job.Body.GetProperty("id").GetInt32();
        await market.LineWithAsync($"Job {id} is done");
        var order = (await market.GetAsync($"/jobs/{id}")).GetProperty("orderId").GetInt32();
        AsRequest(await market.GetAsync($"/orders/{order}/loan")).Should().BeEquivalentTo(request);
    }

    [Fact]
    public async Task An_answer_is_kept_whole_in_a_table_and_read_back()
    {
        var opened = await market.PostAsync("/shops/north/loans", SandboxApplicant.New(9).RequestLoan());

        var loan = (await market.GetAsync($"/orders/{opened.Body.GetProperty("id").GetInt32()}/loan")).Deserialize<Loan>()!;

        var held = await market.GatewayLoanAsync(opened.LoanId);
        loan.Id.Should().Be(opened.LoanId);
        loan.PhoneNumber.Value.Should().Be(held.GetProperty("phone_number").GetString());
        loan.Plan!.TotalPayback.Should().Be(new Toman(held.GetProperty("total_payback").GetDecimal()));
    }

    [Fact]
    public async Task Columns_hold_whole_values()
    {
        var request = SandboxApplicant.New(10).RequestLoan(new Toman(11_000_000));
        var opened = await market.PostAsync("/shops/north/loans", request);

        var columns = await market.ColumnsAsync(opened.LoanId, "Phone", "NationalId", "BirthDate", "Price", "Offered");

        columns.Should().Equal(
            request.PhoneNumber.Value, request.NationalIdentifier.Value, request.BirthDate.Value, "11000000.0", "[10000000,30000000)");
    }

    [Theory]
    [InlineData("north", 11)]
    [InlineData("south", 12)]
    public async Task Call_backs_of_both_shops_change_their_orders_at_one_endpoint(string shop, int seed)
    {
        var opened = await market.PostAsync($"/shops/{shop}/loans", SandboxApplicant.New(seed).RequestLoan(new Toman(13_000_000)));
        await market.LineWithAsync($"Loan {opened.LoanId} of {shop} is now created");

        await market.AdvanceAsync(opened.LoanId);

        await market.LineWithAsync($"Loan {opened.LoanId} of {shop} is now cheque_verified");
        var orders = await market.GetAsync($"/shops/{shop}/orders?state=cheque_verified&atLeast=13000000");
        orders.EnumerateArray().Should().ContainSingle().Which.GetProperty("loanId").GetGuid().Should().Be(opened.LoanId);
    }

    [Fact]
    public async Task The_secret_of_one_shop_changes_no_order_of_another()
    {
        var opened = await market.PostAsync("/shops/north/loans", SandboxApplicant.New(13).RequestLoan());
        await market.LineWithAsync($"Loan {opened.LoanId} of north is now created");

        await market.PostAsync("/baloan/callbacks", new { uuid = opened.LoanId, state = "loan_paid" }, secret: MarketplaceApp.SecretOf("south"));

        (await market.ColumnsAsync(opened.LoanId, "State")).Should().Equal("created");
    }

    private static string Persian(string digits) => string.Concat(digits.Select(digit => (char)(digit - '0' + '۰')));

    private static string?[] Texts(JsonElement list) => [.. list.EnumerateArray().Select(text => text.GetString())];

    private static CreateLoanRequest AsRequest(JsonElement loan) => loan.Deserialize<CreateLoanRequest>()!;
}
