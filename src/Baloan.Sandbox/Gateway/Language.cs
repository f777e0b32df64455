using Microsoft.Net.Http.Headers;

namespace Baloan.Sandbox.Gateway;

/// <summary>The language of an answer, from <c>Accept-Language</c>.</summary>
internal static class Language
{
    public const string English = "en";
    public const string Persian = "fa";

    private const string Any = "*";

    /// <summary>The one of the two that is wanted most.</summary>
    /// <param name="request">The request.</param>
    /// <param name="otherwise">The one where neither is asked for.</param>
    public static string Of(HttpRequest request, string otherwise = English)
    {
        var asked = request.GetTypedHeaders().AcceptLanguage.ToList();
        return new[] { otherwise, otherwise == English ? Persian : English }
            .Select(language => (Language: language, Asked: WishFor(language, asked)))
            .Where(known => known.Asked is null || QualityOf(known.Asked) > 0)
            .OrderByDescending(known => known.Asked is { } wish ? QualityOf(wish) : 0)
            .ThenBy(known => known.Asked is { } wish ? asked.IndexOf(wish) : asked.Count)
            .Select(known => known.Language)
            .FirstOrDefault(otherwise);
    }

    /// <summary>The language of that name; null where it is none of the two.</summary>
    public static string? Named(string? name) => name is English or Persian ? name : null;

    /// <summary>What a request says of a language: by its name, with or without a region, or else of any.</summary>
    private static StringWithQualityHeaderValue? WishFor(string language, IReadOnlyList<StringWithQualityHeaderValue> asked) =>
        asked.Where(wish => wish.Value.AsSpan().Equals(language, StringComparison.OrdinalIgnoreCase)
                || wish.Value.StartsWith(language + "-", StringComparison.OrdinalIgnoreCase))
            .MaxBy(QualityOf) ?? asked.FirstOrDefault(wish => wish.Value == Any);

    private static double QualityOf(StringWithQualityHeaderValue wish) => wish.Quality ?? 1;
}
