using System.Text.RegularExpressions;
using Baloan.EndToEnd.Tests.Support;

namespace Baloan.EndToEnd.Tests.Packages;

/// <summary>What the documentation tells a reader to paste or to type.</summary>
internal static partial class DocumentedCode
{
    /// <summary>The one block of a language that a page marks as that of a fresh application.</summary>
    public static string FreshAppOf(string page, string language) => Blocks(page, "fresh-app", language).Single();

    /// <summary>The first C# block of a page.</summary>
    public static string FirstOf(string page) => CSharp().Match(File.ReadAllText(Repository.PathOf(page))).Groups["code"].Value;

    /// <summary>The command lines of a page's blocks with a mark; one that goes on after a backslash is one.</summary>
    public static IEnumerable<string> Commands(string page, string mark) =>
        Blocks(page, mark, "sh").SelectMany(block => block.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The blocks of a language with a mark.</summary>
    public static IEnumerable<string> Blocks(string page, string mark, string language) =>
        from Match block in Marked().Matches(File.ReadAllText(Repository.PathOf(page)))
        where block.Groups["mark"].Value == mark && block.Groups["language"].Value == language
        select block.Groups["code"].Value;

    [GeneratedRegex(@"```csharp\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex CSharp();

    [GeneratedRegex(@"<!-- (?<mark>[^\n]+) -->\s*```(?<language>\w+)\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Marked();
}
