using System.Reflection;
using Baloan.Sandbox;
using Baloan.Sdk;

namespace Baloan.Partner.Tests.Configuration;

/// <summary>The options of all packages, found by their types.</summary>
internal static class OptionClasses
{
    private static readonly Assembly[] Packages =
    [
        typeof(BaloanClient).Assembly,
        typeof(BaloanCallbackOptions).Assembly,
        typeof(BaloanRedisLedgerExtensions).Assembly,
        typeof(BaloanSandbox).Assembly,
    ];

    public static IReadOnlyList<Type> Public { get; } =
        [.. Packages.SelectMany(package => package.GetExportedTypes()).Where(type => type.IsClass && type.Name.EndsWith("Options", StringComparison.Ordinal))];

    /// <summary>Those that are no part of others.</summary>
    public static IReadOnlyList<Type> Roots { get; } =
        [.. Public.Except(Public.SelectMany(type => type.GetProperties()).Select(property => property.PropertyType))];

    /// <summary>The settings below a class, by the names that configuration has for them.</summary>
    public static IEnumerable<(string Key, Type Type)> SettingsOf(Type options, string prefix = "") => options.GetProperties().SelectMany(property =>
        Public.Contains(property.PropertyType)
            ? SettingsOf(property.PropertyType, $"{prefix}{property.Name}:")
            : [(prefix + property.Name, Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType)]);

    public static IEnumerable<string> DurationsOf(Type options) =>
        SettingsOf(options).Where(setting => setting.Type == typeof(TimeSpan)).Select(setting => setting.Key);

    public static void Set(object options, string key, object value)
    {
        var names = key.Split(':');
        foreach (var name in names.SkipLast(1))
        {
            options = options.GetType().GetProperty(name)!.GetValue(options)!;
        }

        options.GetType().GetProperty(names[^1])!.SetValue(options, value);
    }
}
