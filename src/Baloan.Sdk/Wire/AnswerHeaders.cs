using System.Net.Http.Headers;

namespace Baloan.Sdk;

/// <summary>What an error's reader wants of an answer's headers. Most answers are plain JSON, and are not parsed to find that out.</summary>
internal static class AnswerHeaders
{
    private const int MaxRequestIdLength = 128;

    private static readonly string[] RequestIdNames = ["X-Request-ID", "X-Correlation-ID", "Request-Id"];

#if NET
    private static readonly MediaTypeHeaderValue PlainJson = new("application/json");

    public static MediaTypeHeaderValue? ContentTypeOf(HttpResponseMessage response) =>
        response.Content.Headers.NonValidated.TryGetValues("Content-Type", out var values)
            && values.ToString() is "application/json" or "application/json; charset=utf-8"
            ? PlainJson
            : response.Content.Headers.ContentType;

    public static string? RequestIdOf(HttpResponseMessage response)
    {
        var headers = response.Headers.NonValidated;
        if (headers.Count > 0)
        {
            foreach (var name in RequestIdNames)
            {
                if (headers.TryGetValues(name, out var values))
                {
                    return Clean(values.ToString());
                }
            }
        }

        return null;
    }
#else
    public static MediaTypeHeaderValue? ContentTypeOf(HttpResponseMessage response) => response.Content.Headers.ContentType;

    public static string? RequestIdOf(HttpResponseMessage response)
    {
        foreach (var name in RequestIdNames)
        {
            if (response.Headers.TryGetValues(name, out var values))
            {
                return Clean(string.Join(", ", values));
            }
        }

        return null;
    }
#endif

    /// <summary>An id goes into logs and tickets: no more of it than one is long, and nothing that a screen would obey.</summary>
    private static string? Clean(string id)
    {
        var isClean = id.Length is > 0 and <= MaxRequestIdLength;
        for (var i = 0; isClean && i < id.Length; i++)
        {
            isClean = IsVisible(id[i]);
        }

        if (isClean)
        {
            return id;
        }

        var visible = id.Where(IsVisible).Take(MaxRequestIdLength).ToArray();
        return visible.Length == 0 ? null : new string(visible);
    }

    private static bool IsVisible(char character) => character is >= ' ' and <= '~';
}
