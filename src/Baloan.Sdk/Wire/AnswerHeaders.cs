using System.Net.Http.Headers;

namespace Baloan.Sdk;

/// <summary>Reads the headers of an answer that its reading depends on. For plain JSON, which most answers are, nothing is parsed.</summary>
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
    public static MediaTypeHeaderValue? ContentTypeOf(HttpResponseMessage response) => response.Content?.Headers.ContentType;

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

    /// <summary>The id goes into logs and tickets, so it is cut to the length of an id and stripped of control characters.</summary>
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

/// <summary>The error that an answer tells, of an operation or of a token request.</summary>
internal static class AnswerError
{
    /// <summary>Reads the error; a body that could not be kept is null.</summary>
    public static BaloanApiException Of(string operation, HttpResponseMessage response, ResponseBody? body, TimeSpan? retryAfter)
    {
        var contentType = AnswerHeaders.ContentTypeOf(response);
        return ErrorReader.Read(new ErrorAnswer
        {
            Operation = operation,
            StatusCode = (int)response.StatusCode,
            Body = body is null ? default : body.Bytes,
            IsTruncated = body is { IsTruncated: true },
            MediaType = contentType?.MediaType,
            Charset = contentType?.CharSet,
            RetryAfter = retryAfter,
            RequestId = AnswerHeaders.RequestIdOf(response),
        });
    }
}

/// <summary>The gateway's time as an answer tells it.</summary>
internal static class AnswerDate
{
    // A date outside these years is a fault, and every calculation with it would be wrong.
    private static readonly DateTimeOffset Earliest = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The header <c>Date</c>; null where it is missing or outside the plausible years.</summary>
    public static DateTimeOffset? Read(HttpResponseMessage response) =>
        response.Headers.Date is { } date && IsPlausible(date) ? date : null;

    public static bool IsPlausible(DateTimeOffset time) => time >= Earliest && time < Latest;
}

/// <summary>The pause that an answer asks for, in either form of the header.</summary>
internal static class RetryAfterHeader
{
    // Longer than anybody waits, and short enough for every timer.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>The pause, at most a day; <see langword="null"/> where there is none.</summary>
    public static TimeSpan? Read(HttpResponseMessage response, TimeProvider timeProvider)
    {
        // A date is taken against the answer's own clock, so that a wrong local one does no harm.
        var pause = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - (AnswerDate.Read(response) ?? timeProvider.GetUtcNow()),
            _ => (TimeSpan?)null,
        };
        return pause < TimeSpan.Zero ? TimeSpan.Zero : pause > Longest ? Longest : pause;
    }
}
