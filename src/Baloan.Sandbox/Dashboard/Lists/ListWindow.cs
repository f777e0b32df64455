namespace Baloan.Sandbox.Dashboard.Lists;

/// <summary>
/// The part of a list that a page shows, the newest entries first. It begins below the number of an entry, so that entries that come
/// meanwhile move nothing on it.
/// </summary>
/// <param name="Shown">The entries.</param>
/// <param name="Start">How many newer ones were found.</param>
/// <param name="Found">How many were found in all.</param>
/// <param name="All">How many there are.</param>
/// <param name="Newer">The part before; null when there is none.</param>
/// <param name="Older">The part after; null when there is none.</param>
internal sealed record ListWindow<T>(IReadOnlyList<T> Shown, int Start, int Found, int All, ListPart? Newer, ListPart? Older)
{
    private const int Size = 25;

    public static ListWindow<T> Of(IReadOnlyList<T> oldestFirst, int? before, Func<T, int> numberOf, Func<T, bool> isFound)
    {
        var found = oldestFirst.Where(isFound).Reverse().ToList();
        var start = before is { } limit ? found.TakeWhile(entry => numberOf(entry) >= limit).Count() : 0;
        var shown = found.Skip(start).Take(Size).ToList();
        var newer = start == 0 ? null : new ListPart(start > Size ? numberOf(found[start - Size]) + 1 : null);
        var older = start + shown.Count < found.Count ? new ListPart(numberOf(shown[^1])) : null;
        return new(shown, start, found.Count, oldestFirst.Count, newer, older);
    }
}

/// <summary>A part of a list: the entries below a number, or the newest.</summary>
internal sealed record ListPart(int? Before);
