using System.Net.Http.Headers;

namespace Baloan.Sdk.Http.Internal;

/// <summary>What an error's reader wants of an answer's headers. Most answers are plain JSON, and are not parsed to find that out.</summary>
internal static class AnswerHeaders
{
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
                    return values.ToString();
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
                return string.Join(", ", values);
            }
        }

        return null;
    }
#endif
}
