using System.Text.Json.Nodes;
using Baloan.Sdk;

namespace Baloan.Partner.Tests.OpenApi;

/// <summary>What the OpenAPI documents of a partner's application say of the client's types.</summary>
public sealed class SchemaTests(DescribedHost host) : IClassFixture<DescribedHost>
{
    private const string Phone = """{"type":"string","pattern":"^09[0-9]{9}$"}""";

    [Theory]
    [InlineData("phone", Phone)]
    [InlineData("person", """{"type":"string","pattern":"^[0-9]{8,16}$"}""")]
    [InlineData("birth", """{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$","format":"date"}""")]
    [InlineData("price", """{"type":"number"}""")]
    [InlineData("discount", """{"type":"number"}""")]
    [InlineData("range", """{"type":"object"}""")]
    [InlineData("state", """{"type":"string"}""")]
    [InlineData("code", """{"type":"string"}""")]
    [InlineData("formula", """{"type":"string"}""")]
    public async Task A_property_is_described_as_its_JSON_is(string property, string expected)
    {
        var document = await host.DocumentAsync("openapi/v1.json");

        ShouldBe(Property(document, property), expected);
    }

    [Fact]
    public async Task What_may_be_null_is_said_to()
    {
        var document = await host.DocumentAsync("openapi/v1.json");

        document["components"]!["schemas"]!["Described"]!["properties"]!["discount"]!["oneOf"]![0]!["type"]!.GetValue<string>().Should().Be("null");
    }

    [Fact]
    public async Task Lists_and_dictionaries_say_what_is_in_them()
    {
        var document = await host.DocumentAsync("openapi/v1.json");

        ShouldBe(Property(document, "phones")["items"]!, Phone);
        ShouldBe(Property(document, "sums")["additionalProperties"]!, """{"type":"number"}""");
    }

    [Fact]
    public async Task What_may_be_null_in_lists_and_dictionaries_is_said_to()
    {
        var document = await host.DocumentAsync("openapi/v1.json");

        ShouldBe(Property(document, "states")["items"]!, """{"type":["null","string"]}""");
        ShouldBe(Property(document, "discounts")["additionalProperties"]!, """{"type":["null","number"]}""");
    }

    [Fact]
    public async Task The_documented_states_and_codes_are_the_examples()
    {
        var document = await host.DocumentAsync("openapi/v1.json");

        Examples(Property(document, "state")).Should().HaveCount(6).And.OnlyContain(state => LoanState.Parse(state).IsDocumented);
        Examples(Property(document, "code")).Should().HaveCount(17).And.OnlyContain(code => BaloanErrorCode.Parse(code).IsDocumented);
    }

    [Fact]
    public async Task Every_example_is_one()
    {
        var document = await host.DocumentAsync("openapi/v1.json");

        PhoneNumber.TryParse(Examples(Property(document, "phone"))[0], out _).Should().BeTrue();
        NationalId.TryParseIranian(Examples(Property(document, "person"))[0], out _).Should().BeTrue();
        BirthDate.TryParse(Examples(Property(document, "birth"))[0], out _).Should().BeTrue();
        InstallmentFormula.Parse(Examples(Property(document, "formula"))[0]).IsValid.Should().BeTrue();
        var range = System.Text.Json.JsonSerializer.Deserialize<TomanRange>(Property(document, "range")["examples"]![0]);
        range.Lower.Should().Be(Toman.FromMillions(10), "the JSON is in millions");
    }

    [Theory]
    [InlineData("minimal")]
    [InlineData("mvc")]
    public async Task Routes_and_queries_are_described_as_their_text_is(string framework)
    {
        var document = await host.DocumentAsync("openapi/v1.json");
        var parameters = document["paths"]![$"/described/{framework}/{{phone}}"]!["get"]!["parameters"]!.AsArray()
            .ToDictionary(parameter => parameter!["name"]!.GetValue<string>(), parameter => parameter!["schema"]!);

        ShouldBe(parameters["phone"], Phone);
        ShouldBe(parameters["price"], """{"type":"number"}""");
        ShouldBe(parameters["states"]["items"]!, """{"type":"string"}""");
        TomanRange.Parse(Examples(parameters["range"])[0]).Lower.Should().Be(Toman.FromMillions(10), "the text is in Toman");
    }

    [Theory]
    [InlineData("minimal", "phone")]
    [InlineData("mvc", "Phone")]
    public async Task Fields_of_forms_are_described_too(string framework, string field)
    {
        var document = await host.DocumentAsync("openapi/v1.json");
        var form = document["paths"]![$"/described/{framework}/form"]!["post"]!["requestBody"]!["content"]!.AsObject().First().Value!;

        ShouldBe(Resolved(document, form["schema"]!["properties"]![field]!), Phone);
    }

    [Fact]
    public async Task All_of_a_loan_request_is_required()
    {
        var document = await host.DocumentAsync("openapi/v1.json");

        document["components"]!["schemas"]!["CreateLoanRequest"]!["required"]!.AsArray().Should().HaveCount(6);
    }

    [Theory]
    [InlineData("phone", Phone)]
    [InlineData("person", """{"type":"string","pattern":"^[0-9]{8,16}$"}""")]
    [InlineData("birth", """{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}""")]
    [InlineData("price", """{"type":"number"}""")]
    [InlineData("discount", """{"type":"number","nullable":true}""")]
    [InlineData("range", """{"type":"object"}""")]
    [InlineData("state", """{"type":"string"}""")]
    [InlineData("code", """{"type":"string","nullable":true}""")]
    [InlineData("formula", """{"type":"string"}""")]
    public async Task Swashbuckle_says_the_same_by_what_the_page_shows(string property, string expected)
    {
        var document = await host.DocumentAsync("swagger/v1/swagger.json");

        ShouldBe(Property(document, property), expected);
        ShouldBe(Property(document, "phones")["items"]!, Phone);
    }

    // A nullable one is either null or a reference.
    private static JsonNode Property(JsonNode document, string name)
    {
        var property = document["components"]!["schemas"]!["Described"]!["properties"]![name]!;
        return Resolved(document, property["oneOf"]?[1] ?? property);
    }

    private static JsonNode Resolved(JsonNode document, JsonNode schema) =>
        schema["$ref"]?.GetValue<string>() is { } reference ? document["components"]!["schemas"]![reference.Split('/')[^1]]! : schema;

    private static List<string> Examples(JsonNode schema) => [.. schema["examples"]!.AsArray().Select(example => example!.GetValue<string>())];

    private static void ShouldBe(JsonNode schema, string expected)
    {
        foreach (var (name, value) in JsonNode.Parse(expected)!.AsObject())
        {
            JsonNode.DeepEquals(schema[name], value).Should().BeTrue("{0} is {1} in {2}", name, value, schema);
        }
    }
}
