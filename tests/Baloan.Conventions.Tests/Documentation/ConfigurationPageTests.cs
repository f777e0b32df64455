using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Baloan.Conventions.Tests.Sources;
using Baloan.Sdk;

namespace Baloan.Conventions.Tests.Documentation;

/// <summary>The page of the options says what the options are.</summary>
public sealed partial class ConfigurationPageTests(Repository repository)
{
    [Theory]
    [InlineData(typeof(BaloanClientOptions))]
    [InlineData(typeof(BaloanRequestOptions))]
    [InlineData(typeof(BaloanCallbackOptions))]
    [InlineData(typeof(CallbackInboxOptions))]
    public void It_has_every_option_with_its_default(Type options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var page = File.ReadAllText(Path.Combine(repository.Root, "docs/configuration.md"));
        var section = page.Split("\n## ").Single(part => part.StartsWith($"`{options.Name}`", StringComparison.Ordinal));
        var documented = Row().Matches(section).Select(row => $"{row.Groups["name"].Value} = {row.Groups["default"].Value.Trim('`', '*')}");

        documented.Should().BeEquivalentTo(OptionsOf(Activator.CreateInstance(options)!, ""));
    }

    private static IEnumerable<string> OptionsOf(object options, string prefix) =>
        options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).SelectMany(property =>
            property.PropertyType.Namespace == "Baloan.Sdk" && property.PropertyType.IsClass
                ? OptionsOf(property.GetValue(options)!, $"{prefix}{property.Name}:")
                : [$"{prefix}{property.Name} = {Written(property, property.GetValue(options))}"]);

    private static string Written(PropertyInfo property, object? value) => value switch
    {
        "" when property.Name is "Username" or "Password" => "required",
        null => "none",
        "" => "empty",
        bool flag => flag ? "true" : "false",
        string text => text,
        TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture).TrimEnd('0') is var cut && time.Milliseconds != 0 ? cut : time.ToString("c", CultureInfo.InvariantCulture),
        IEnumerable items => items.Cast<object>().Any() ? "items" : "empty",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    [GeneratedRegex(@"^\| `(?<name>[\w:]+)` \| (?<default>[^|]+?) \|", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Row();
}
