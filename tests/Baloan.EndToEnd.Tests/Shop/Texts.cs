using System.Text.RegularExpressions;

namespace Baloan.EndToEnd.Tests.Shop;

/// <summary>Finds what people read, and in which script it is.</summary>
internal static partial class Texts
{
    /// <summary>A script that gives all texts of the page that is open, but for those whose element isolates a code.</summary>
    public const string OfPage = """
        () => {
          const texts = [document.title];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            if (!walker.currentNode.parentElement.closest('bdi, code, script, style')) texts.push(walker.currentNode.data);
          }
          for (const element of document.querySelectorAll('*')) {
            for (const name of ['aria-label', 'aria-description', 'aria-valuetext', 'alt', 'title', 'placeholder', 'label']) texts.push(element.getAttribute(name) ?? '');
            if (element.matches('input[type=submit], input[type=button]')) texts.push(element.value);
          }
          return texts;
        }
        """;

    /// <summary>The literals of a file of code, without what is put into them.</summary>
    public static IEnumerable<string> OfCode(string code) => Literal().Matches(code).Select(literal => Hole().Replace(literal.Value, ""));

    public static bool HasLatin(string text) => LatinLetter().IsMatch(text);

    public static bool HasPersian(string text) => PersianLetter().IsMatch(text);

    [GeneratedRegex("[A-Za-z]")]
    private static partial Regex LatinLetter();

    [GeneratedRegex(@"[\u0620-\u064A\u067E-\u06D3]")]
    private static partial Regex PersianLetter();

    [GeneratedRegex("\"[^\"\\n]*\"")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Hole();
}
