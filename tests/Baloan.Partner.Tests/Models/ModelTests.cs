using System.Reflection;
using System.Runtime.Serialization;
using System.Text.Json.Serialization;
using Baloan.Partner.Tests.Values;
using Baloan.Sdk;
using Newtonsoft.Json.Linq;
using JsonSerializer = System.Text.Json.JsonSerializer;

namespace Baloan.Partner.Tests.Models;

/// <summary>Whole requests and answers in a partner's jobs, queues and caches.</summary>
public sealed class ModelTests
{
    private static readonly string[] Cultures = ["", "fa-IR"];

    public static TheoryData<Type, string, string> Everywhere { get; } = new(
        from model in ModelSample.All.Keys
        from serializer in Serializer.All
        from culture in Cultures
        select (model, serializer.Name, culture));

    public static TheoryData<Type> Models { get; } = new(ModelSample.All.Keys);

    private static IEnumerable<Type> PublicTypes => typeof(BaloanClient).Assembly.GetExportedTypes();

    [Theory]
    [MemberData(nameof(Everywhere))]
    public void A_model_comes_back_whole(Type type, string serializer, string culture)
    {
        var model = ModelSample.All[type];

        var back = Serializer.Of(serializer).Carry(model, type, culture);

        JsonSerializer.Serialize(back, type).Should().Be(JsonSerializer.Serialize(model, type));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void A_model_with_nothing_set_comes_back(Type type)
    {
        var model = Activator.CreateInstance(type)!;

        var back = Serializer.Of("Newtonsoft.Json").Carry(model, type, "");

        JsonSerializer.Serialize(back, type).Should().Be(JsonSerializer.Serialize(model, type));
    }

    [Fact]
    public void Every_model_is_tried() =>
        PublicTypes.Where(type => type.GetProperties().Any(property => property.IsDefined(typeof(JsonPropertyNameAttribute))))
            .Should().BeEquivalentTo(ModelSample.All.Keys);

    [Fact]
    public void Every_type_with_a_converter_is_tried() =>
        PublicTypes.Where(type => type.IsDefined(typeof(JsonConverterAttribute)))
            .Should().BeEquivalentTo(Sample.Set.Values.Select(sample => sample.Value.GetType()).Distinct());

    /// <summary>A generated context of another assembly makes the converter itself.</summary>
    [Fact]
    public void Every_converter_can_be_made_by_a_partners_assembly() =>
        PublicTypes.Select(type => type.GetCustomAttribute<JsonConverterAttribute>()?.ConverterType).OfType<Type>()
            .Should().OnlyContain(converter => converter.IsPublic && converter.GetConstructor(Type.EmptyTypes) != null);

    /// <summary>Native code that keeps all members of a type keeps those of an enum within it, which is a warning.</summary>
    [Fact]
    public void No_type_that_a_partner_keeps_has_an_enum_within() =>
        PublicTypes.Where(type => type.IsDefined(typeof(JsonConverterAttribute)) || ModelSample.All.ContainsKey(type))
            .SelectMany(type => type.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic)).Where(type => type.IsEnum)
            .Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_field_is_kept_by_other_serialisers(Type type) =>
        type.GetProperties().Where(property => property.IsDefined(typeof(JsonPropertyNameAttribute)))
            .Should().OnlyContain(property => property.IsDefined(typeof(DataMemberAttribute)));

    /// <summary>As by Web API on .NET Framework, or by MVC with Newtonsoft.Json for its bodies.</summary>
    [Fact]
    public void The_gateways_own_call_back_is_read_by_another_serialiser()
    {
        const string Body = """{"uuid":"d4c22af9-3676-4c6e-ab72-2a7b5b22afc5","state":"canceld","reason":"a cheque"}""";

        var callback = Newtonsoft.Json.JsonConvert.DeserializeObject<LoanCallback>(Body)!;

        (callback.LoanId, callback.State, callback.Reason)
            .Should().Be((Guid.Parse("d4c22af9-3676-4c6e-ab72-2a7b5b22afc5"), LoanState.Canceled, "a cheque"));
    }

    [Fact]
    public void What_another_serialiser_stores_holds_the_whole_values()
    {
        var stored = JObject.Parse(Newtonsoft.Json.JsonConvert.SerializeObject(ModelSample.Request()));

        JToken.DeepEquals(stored, JObject.Parse(
            """{"PhoneNumber":"09123456789","NationalIdentifier":"0010350829","BirthDate":"1990-05-12","Amount":"10000000","LoanDue":12,"StoreId":1}""")).Should().BeTrue();
    }
}
