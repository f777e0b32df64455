namespace Baloan.Sdk.Tests.DependencyInjection;

/// <summary>The settings of a client by the names that configuration has for them.</summary>
internal static class OptionNames
{
    public static IReadOnlyList<string> All => [.. Of(typeof(BaloanClientOptions), "")];

    private static IEnumerable<string> Of(Type type, string prefix) => type.GetProperties().SelectMany(property =>
        property.PropertyType.Assembly == typeof(BaloanClientOptions).Assembly
            ? Of(property.PropertyType, $"{prefix}{property.Name}:")
            : [prefix + property.Name]);
}
