using System.Text.RegularExpressions;

namespace Baloan.Conventions.Tests.Documentation;

/// <summary>The pages that a reader of the documentation finds, with their blocks of code.</summary>
internal static partial class Pages
{
    /// <summary>The paths of all pages, from the root of the repository.</summary>
    public static IEnumerable<string> In(string root) =>
        Directory.EnumerateFiles(root, "*.md")
            .Concat(Directory.EnumerateFiles(Path.Combine(root, "docs"), "*.md", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateDirectories(Path.Combine(root, "src")).Select(project => Path.Combine(project, "README.md")).Where(File.Exists))
            .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    /// <summary>The blocks of a language, each with the line it stands on and the mark before it.</summary>
    public static IEnumerable<(int Line, string Mark, string Code)> Blocks(string root, string page, string language)
    {
        var text = File.ReadAllText(Path.Combine(root, page)).ReplaceLineEndings("\n");
        return
            from Match match in Block().Matches(text)
            where match.Groups["language"].Value == language
            select (text.AsSpan(0, match.Groups["code"].Index).Count('\n') + 1, match.Groups["mark"].Value, match.Groups["code"].Value);
    }

    [GeneratedRegex(@"(?:<!-- (?<mark>[^\n]+) -->\n)?^```(?<language>\w+)\n(?<code>.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Block();
}
