namespace Baloan.Sdk.Tests.Errors;

/// <summary>docs/errors.md says what the code does, in both languages.</summary>
public sealed class ErrorDocumentationTests
{
    public static TheoryData<string> Codes() => [.. DocumentedCodes.Families.Keys];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_code_stands_with_its_exception_in_both_languages(string code)
    {
        var rows = Document().Where(line => line.StartsWith($"| `{code}` |", StringComparison.Ordinal)).ToList();

        rows.Should().HaveCount(2).And.OnlyContain(row => row.Contains($"| `{DocumentedCodes.Families[code].Name}` |", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_exception_stands_in_both_languages()
    {
        string[] rows = [.. NamesUnder("| exception | when |"), .. NamesUnder("| استثنا | چه وقت |")];
        var exceptions = typeof(BaloanException).Assembly.GetExportedTypes()
            .Where(typeof(BaloanException).IsAssignableFrom).Select(type => type.Name).ToList();

        rows.Should().BeEquivalentTo([.. exceptions, .. exceptions]);
    }

    /// <summary>What the rows of the table with this header begin with.</summary>
    private static IEnumerable<string> NamesUnder(string header) => Document()
        .SkipWhile(line => !line.StartsWith(header, StringComparison.Ordinal)).Skip(2)
        .TakeWhile(line => line.StartsWith('|')).Select(line => line.Split('`')[1]);

    private static string[] Document()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Baloan.Sdk.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside of the repository.");
        }

        return File.ReadAllLines(Path.Combine(folder.FullName, "docs", "errors.md"));
    }
}
