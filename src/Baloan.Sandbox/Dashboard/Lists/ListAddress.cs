using System.Globalization;

namespace Baloan.Sandbox.Dashboard.Lists;

/// <summary>What an address of the dashboard says of its lists: what is searched for in each, and from which entry on it is shown.</summary>
internal sealed class ListAddress(IQueryCollection query)
{
    public const int LongestSearch = 100;

    private const string Home = "/";
    private const string BeforeEnding = "_before";

    private static readonly string[] Lists = ["loans", "requests", "callbacks"];

    public string SearchIn(string list) => query[list].ToString().Trim() is { Length: <= LongestSearch } search ? search : "";

    /// <summary>The number that all shown entries are below; null for the newest.</summary>
    public int? BeforeIn(string list) =>
        int.TryParse(query[list + BeforeEnding], NumberStyles.None, CultureInfo.InvariantCulture, out var before) ? before : null;

    /// <summary>The page with another part of a list; the other lists stay where they are.</summary>
    public string At(string list, int? before) => Page(list, [.. Others(list), .. Of(list, SearchIn(list), before)]);

    /// <summary>The page with the whole of a list.</summary>
    public string Whole(string list) => Page(list, Others(list));

    /// <summary>The same page in another language.</summary>
    public string In(string language) => Home + QueryString.Create([.. Lists.SelectMany(Own), new("lang", language)]);

    /// <summary>Where the script fetches the shown part of a list.</summary>
    public string SourceOf(string list) => $"/dashboard/sections/{list}" + QueryString.Create(Own(list));

    /// <summary>What a search in one list keeps of the others.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Others(string list) => Lists.Where(other => other != list).SelectMany(Own);

    private static string Page(string list, IEnumerable<KeyValuePair<string, string?>> values) => $"{Home}{QueryString.Create(values)}#{list}";

    private IEnumerable<KeyValuePair<string, string?>> Own(string list) => Of(list, SearchIn(list), BeforeIn(list));

    private static IEnumerable<KeyValuePair<string, string?>> Of(string list, string search, int? before)
    {
        if (search.Length > 0)
        {
            yield return new(list, search);
        }

        if (before is { } number)
        {
            yield return new(list + BeforeEnding, number.ToString(CultureInfo.InvariantCulture));
        }
    }
}
