using Baloan.Sdk;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Baloan.Partner.Tests.Values;

/// <summary>Values in a partner's own settings.</summary>
public sealed class ConfigurationTests
{
    private static readonly string[] Cultures = ["", "fa-IR"];

    private static readonly Dictionary<string, string> KeyOf = new()
    {
        ["a property"] = "Held",
        ["an entry of a list"] = "0",
        ["a value of a dictionary"] = "key",
    };

    public static TheoryData<string, string, string> Everywhere { get; } = new(
        from sample in Sample.Set.Keys
        from shape in Shape.All
        where shape.Name != "a key of a dictionary"
        from culture in Cultures
        select (sample, shape.Name, culture));

    public static TheoryData<string, bool, string> Alone { get; } = new(
        from sample in Sample.Set.Keys
        from nullable in new[] { false, true }
        from culture in Cultures
        select (sample, nullable, culture));

    [Theory]
    [MemberData(nameof(Everywhere))]
    public void A_value_is_bound(string sample, string shape, string culture)
    {
        using var scope = new CultureScope(culture);
        var (value, text) = Sample.Of(sample);
        var place = Shape.Of(shape);
        var section = Settings(KeyOf.TryGetValue(shape, out var key) ? $"Shop:{key}" : "Shop", text).GetSection("Shop");

        var bound = section.Get(place.TypeFor(value.GetType()));

        Sample.WholeOf(place.Take(bound!)).Should().Be(Sample.WholeOf(value));
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public void A_value_is_bound_into_what_is_there(string sample, string shape, string culture)
    {
        using var scope = new CultureScope(culture);
        var (value, text) = Sample.Of(sample);
        var holder = (IHolder)Activator.CreateInstance(typeof(Holder<>).MakeGenericType(Shape.Of(shape).TypeFor(value.GetType())))!;

        Settings(KeyOf.TryGetValue(shape, out var key) ? $"Held:{key}" : "Held", text).Bind(holder);

        Sample.WholeOf(Shape.Of(shape).Take(holder.Value!)).Should().Be(Sample.WholeOf(value));
    }

    [Theory]
    [MemberData(nameof(Alone))]
    public void A_value_is_got_by_its_key(string sample, bool nullable, string culture)
    {
        using var scope = new CultureScope(culture);
        var (value, text) = Sample.Of(sample);
        var type = Shape.Of(nullable ? "a nullable value" : "a value").TypeFor(value.GetType());

        var got = Settings("Value", text).GetValue(type, "Value");

        Sample.WholeOf(got).Should().Be(Sample.WholeOf(value));
    }

    [Fact]
    public void Options_of_the_partners_are_bound()
    {
        var services = new ServiceCollection();
        services.Configure<ShopSettings>(Settings("Shop:MinimumPurchase", "5000000").GetSection("Shop"));
        using var provider = services.BuildServiceProvider();

        provider.GetRequiredService<IOptions<ShopSettings>>().Value.MinimumPurchase.Should().Be(new Toman(5_000_000));
    }

    [Theory]
    [InlineData(typeof(Toman), "five million")]
    [InlineData(typeof(PhoneNumber), "021-1234")]
    [InlineData(typeof(NationalId), "12")]
    [InlineData(typeof(BirthDate), "1370-05-12")]
    [InlineData(typeof(TomanRange), "10 to 30")]
    public void What_is_no_such_value_is_an_error_and_never_the_default(Type type, string text) =>
        FluentActions.Invoking(() => Settings("Shop:Value", text).GetValue(type, "Shop:Value"))
            .Should().Throw<InvalidOperationException>().WithMessage("*Shop:Value*").WithInnerException<FormatException>();

    private static IConfigurationRoot Settings(string key, string text) =>
        new ConfigurationBuilder().AddInMemoryCollection([new(key, text)]).Build();

    private sealed class ShopSettings
    {
        public Toman MinimumPurchase { get; set; }
    }
}
