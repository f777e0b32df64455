using System.Reflection;
using System.Text;
using System.Text.Json.Serialization;

namespace Baloan.Sdk.Tests.Json;

/// <summary>The place in an answer is named by documented names alone.</summary>
public sealed class FieldPathTests
{
    [Theory]
    [InlineData("", "uuid", "uuid")]
    [InlineData("contract_pdf_file", "file", "contract_pdf_file.file")]
    [InlineData("contract_pdf_file", "ali_rezaei", "contract_pdf_file")]
    [InlineData("contract_pdf_file", "", "contract_pdf_file")]
    [InlineData("ali_rezaei", "uuid", null)]
    [InlineData("", "09123456789", null)]
    [InlineData("", "", null)]
    public void A_place_is_shown_as_far_as_it_is_documented(string outer, string field, string? expected) =>
        NameOf(outer, field).Should().Be(expected);

    [Fact]
    public void Every_field_that_is_read_is_documented()
    {
        var names =
            from type in typeof(BaloanClient).Assembly.GetExportedTypes()
            from property in type.GetProperties()
            let name = property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name
            where name is not null
            select name;

        names.Should().HaveCountGreaterThan(20).And.OnlyContain(name => NameOf("", name) == name);
    }

    private static string? NameOf(string outer, string field) =>
        FieldPath.Of(Encoding.UTF8.GetBytes(outer), Encoding.UTF8.GetBytes(field));
}
