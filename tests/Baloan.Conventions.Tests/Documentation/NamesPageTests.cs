using System.Text.RegularExpressions;
using Baloan.Conventions.Tests.Sources;

namespace Baloan.Conventions.Tests.Documentation;

/// <summary>The page of the names that a reader guesses: what it shows exists, and what it says is called otherwise does not.</summary>
public sealed partial class NamesPageTests(Repository repository)
{
    private const string InTheReadersHands = """
        var policy = new LoanPolicy();
        var store = new PolicyStore();
        var amount = Toman.FromMillions(10);
        var state = LoanState.Paid;
        var phoneNumber = PhoneNumber.Parse("09123456789");
        var timeout = TimeSpan.FromSeconds(5);
        var text = "";

        """;

    [Fact]
    public void Every_name_of_ours_exists() =>
        Rows().SelectMany(row => ErrorsOf(row.Ours).Select(error => $"{row.Ours}: {error}")).ShouldBeNone();

    [Fact]
    public void Every_guess_is_no_name_of_ours() =>
        Rows().Where(row => ErrorsOf(row.Guess).Count == 0).Select(row => row.Guess).ShouldBeNone();

    private static List<string> ErrorsOf(string expression) =>
        [.. Snippet.ErrorsOf($"{InTheReadersHands}object? it = {expression};", TestContext.Current.CancellationToken)];

    private List<(string Guess, string Ours)> Rows()
    {
        var rows = Row().Matches(File.ReadAllText(Path.Combine(repository.Root, "docs/names.md")))
            .Select(row => (row.Groups["guess"].Value, row.Groups["ours"].Value))
            .ToList();
        rows.Should().HaveCountGreaterThan(15);
        return rows;
    }

    [GeneratedRegex(@"^\| `(?<guess>[^`]+)` \| `(?<ours>[^`]+)` \|", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Row();
}
