using System.Text.RegularExpressions;
using Baloan.EndToEnd.Tests.Support;

namespace Baloan.EndToEnd.Tests.Packages;

/// <summary>The code of the documentation that a reader pastes.</summary>
internal static partial class DocumentedCode
{
    /// <summary>The C# block of a page that is marked as that of a fresh application.</summary>
    public static async Task<string> FreshAppOfAsync(string page)
    {
        var text = await File.ReadAllTextAsync(Repository.PathOf(page));
        var blocks = Marked().Matches(text);
        return blocks.Count == 1 ? blocks[0].Groups["code"].Value : throw new InvalidOperationException($"{page} has {blocks.Count} marked blocks.");
    }

    [GeneratedRegex(@"<!-- fresh-app -->\s*```csharp\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Marked();
}
