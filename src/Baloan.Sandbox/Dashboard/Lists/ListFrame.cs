using Baloan.Sandbox.Dashboard.Sections;
using Baloan.Sandbox.Dashboard.Wording;

namespace Baloan.Sandbox.Dashboard.Lists;

/// <summary>What a long list has around its entries: a search, how many there are, and the way to older and newer ones.</summary>
internal static class ListFrame
{
    public static Html Search(DashboardView view, string list, string title, string label)
    {
        var (text, search) = (view.Text, view.Lists.SearchIn(list));
        return Html.Of($"""
            <form method="get" action="/#{list}" role="search" aria-label="{text.Search}: {title}" class="search">
              {view.Lists.Others(list).Select(other => Html.Of($"""<input type="hidden" name="{other.Key}" value="{other.Value}">"""))}
              <label>{label}<input type="search" name="{list}" value="{search}" maxlength="{ListAddress.LongestSearch}" dir="auto" autocomplete="off"></label>
              <button>{text.Search}</button>
              {(search.Length == 0 ? Html.None : Html.Of($"""<a href="{view.Lists.Whole(list)}">{text.ShowAll}</a>"""))}
            </form>
            """);
    }

    /// <summary>The part of a list that the address asks for, among the entries that its search fits.</summary>
    public static Html List<T>(
        DashboardView view, string list, IReadOnlyList<T> oldestFirst, Func<T, int> numberOf, Func<T, string, bool> fits, Func<T, Html> entry)
    {
        var words = new SearchWords(view.Lists.SearchIn(list));
        return Around(view, list, ListWindow<T>.Of(oldestFirst, view.Lists.BeforeIn(list), numberOf, shown => words.All(word => fits(shown, word))), entry);
    }

    private static Html Around<T>(DashboardView view, string list, ListWindow<T> window, Func<T, Html> entry)
    {
        var text = view.Text;
        return window.Shown.Count == 0 && window.Newer is null
            ? Widgets.Empty($"{list}-none", text.NothingFound, text.NothingFoundHint.Fill(text.Number(window.All)))
            : Html.Of($"{Count(view, list, window)}{window.Shown.Select(entry)}{Ways(view, list, window)}");
    }

    private static Html Count<T>(DashboardView view, string list, ListWindow<T> window)
    {
        var text = view.Text;
        var sentence = view.Lists.SearchIn(list).Length == 0 ? text.Range : text.RangeFound;
        var (first, last) = (Math.Min(window.Start + 1, window.Found), window.Start + window.Shown.Count);
        return Html.Of($"""
            <p class="note" id="{list}-count">{sentence.Fill(text.Number(first), text.Number(last), text.Number(window.Found), text.Number(window.All))}</p>
            """);
    }

    private static Html Ways<T>(DashboardView view, string list, ListWindow<T> window)
    {
        var text = view.Text;
        return window.Newer is null && window.Older is null ? Html.None : Html.Of($"""
            <nav class="ways" id="{list}-ways" aria-label="{text.Pages}">{Way(view, list, "newer", text.Newer, window.Newer)}{Way(view, list, "older", text.Older, window.Older)}</nav>
            """);
    }

    private static Html Way(DashboardView view, string list, string rel, string label, ListPart? part) => part is null
        ? Html.None
        : Html.Of($"""<a href="{view.Lists.At(list, part.Before)}" data-key="{rel}">{label}</a>""");
}
