using System.Text.RegularExpressions;
using Baloan.Conventions.Tests.Sources;

namespace Baloan.Conventions.Tests.Documentation;

/// <summary>What the documentation shows works.</summary>
public sealed partial class SnippetTests(Repository repository)
{
    [Fact]
    public void Every_block_of_code_compiles()
    {
        var blocks = Pages.In(repository.Root)
            .SelectMany(page => Pages.Blocks(repository.Root, page, "csharp").Select(block => (Page: page, block.Line, block.Code)))
            .ToList();

        blocks.Should().HaveCountGreaterThan(40);
        blocks.AsParallel()
            .SelectMany(block => Snippet.ErrorsOf(block.Code, TestContext.Current.CancellationToken).Select(error => $"{block.Page}({block.Line}) {error}"))
            .ShouldBeNone();
    }

    [Fact]
    public void Code_that_does_not_compile_is_found() =>
        Snippet.ErrorsOf("await baloan.Loans.ReadAsync(loanId);", TestContext.Current.CancellationToken).Should().ContainSingle().Which.Should().StartWith("CS1061");

    /// <summary>A line is run by the gate, by the end-to-end test of its mark, or needs credentials that only a partner has.</summary>
    [Fact]
    public void Every_command_line_is_run()
    {
        var run = File.ReadAllText(Path.Combine(repository.Root, ".ci/run"));
        string[] marks = ["fresh-app", "program", "sandbox", "needs credentials"];

        Pages.In(repository.Root)
            .SelectMany(page => Pages.Blocks(repository.Root, page, "sh")
                .Where(block => !marks.Contains(block.Mark))
                .SelectMany(block => block.Code.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                .Where(line => !run.Contains(line.Trim(), StringComparison.Ordinal))
                .Select(line => $"{page}: {line}"))
            .ShouldBeNone();
    }

    [Fact]
    public void Every_link_leads_somewhere() =>
        Pages.In(repository.Root)
            .SelectMany(page => Link().Matches(File.ReadAllText(Path.Combine(repository.Root, page)))
                .Select(link => link.Groups["target"].Value)
                .Where(target => target.Length > 0 && !target.Contains("://", StringComparison.Ordinal))
                .Where(target => !Path.Exists(Path.Combine(repository.Root, Path.GetDirectoryName(page)!, target)))
                .Select(target => $"{page}: {target}"))
            .ShouldBeNone();

    [GeneratedRegex(@"\]\((?<target>[^)#\s]*)(#[^)]*)?\)", RegexOptions.CultureInvariant)]
    private static partial Regex Link();
}
