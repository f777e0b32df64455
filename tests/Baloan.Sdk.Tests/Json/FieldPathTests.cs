using System.Reflection;
using System.Text.Json.Serialization;
using Baloan.Sdk.Json.Internal;

namespace Baloan.Sdk.Tests.Json;

/// <summary>The place in an answer is named by documented names alone.</summary>
public sealed class FieldPathTests
{
    [Theory]
    [InlineData("$.uuid", "uuid")]
    [InlineData("$[3].stores[0].id", "stores.id")]
    [InlineData("$.contract_pdf_file.file", "contract_pdf_file.file")]
    [InlineData("$.plan_detail.ali_rezaei", "plan_detail")]
    [InlineData("$.ali_rezaei", null)]
    [InlineData("$['09123456789']", null)]
    [InlineData("$", null)]
    [InlineData("$[0]", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_path_is_shown_as_far_as_it_is_documented(string? path, string? expected) => FieldPath.Of(path).Should().Be(expected);

    [Fact]
    public void Every_field_that_is_read_is_documented()
    {
        var names =
            from type in typeof(BaloanClient).Assembly.GetExportedTypes()
            from property in type.GetProperties()
            let name = property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name
            where name is not null
            select name;

        names.Should().HaveCountGreaterThan(20).And.OnlyContain(name => FieldPath.Of("$." + name) == name);
    }
}
