namespace Baloan.Sandbox.Gateway;

/// <summary>The language of an answer's sentences, from <c>Accept-Language</c>; English when nothing is asked for.</summary>
internal static class Language
{
    public const string English = "en";
    public const string Persian = "fa";

    public static string Of(HttpRequest request)
    {
        var wanted = request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.Value ?? "");
        foreach (var tag in wanted)
        {
            if (tag.StartsWith(Persian, StringComparison.OrdinalIgnoreCase))
            {
                return Persian;
            }

            if (tag.StartsWith(English, StringComparison.OrdinalIgnoreCase))
            {
                return English;
            }
        }

        return English;
    }
}
