namespace Baloan.Sdk;

/// <summary>
/// What broke a request off, as the cause of an exception of the client's own. .NET quotes a malformed status line, header or
/// chunk, in which the gateway can have said anything, and the address of a proxy with its password: of such an exception there
/// is a copy in the client's words.
/// </summary>
internal static class TransportCause
{
    private const string Sentence = "The answer broke the rules of HTTP, or a proxy refused. .NET's own words are left out, since they quote it.";

    public static Exception Of(Exception cause) => IsClean(cause) ? cause : CopyOf(cause);

    private static bool IsClean(Exception exception)
    {
        if (exception is AggregateException several)
        {
            return several.InnerExceptions.All(IsClean);
        }

        return !Quotes(exception) && (exception.InnerException is not { } inner || IsClean(inner));
    }

    // What stands around a cause that quotes may repeat its words, so that the whole chain loses them.
    private static Exception CopyOf(Exception exception)
    {
        var inner = exception.InnerException is { } cause ? Of(cause) : null;
        return exception switch
        {
#if NET
            HttpRequestException http => new HttpRequestException(http.HttpRequestError, Sentence, inner, http.StatusCode),
            HttpIOException io => new HttpIOException(io.HttpRequestError, Sentence, inner),
#else
            HttpRequestException => new HttpRequestException(Sentence, inner),
#endif
            OperationCanceledException => new OperationCanceledException(Sentence, inner),
            IOException => new IOException(Sentence, inner),
            _ => new IOException($"A {exception.GetType().Name} was thrown. Its words are left out, since they can quote the answer.", inner),
        };
    }

#if NET
    private static bool Quotes(Exception exception) => exception switch
    {
        HttpRequestException http => Quotes(http.HttpRequestError),
        HttpIOException io => Quotes(io.HttpRequestError),
        _ => false,
    };

    private static bool Quotes(HttpRequestError error) => error is HttpRequestError.InvalidResponse or HttpRequestError.ProxyTunnelError;
#else
    // A name of what went wrong has modern .NET alone; where it is missing, what quotes anything is taken to quote the answer.
    private static bool Quotes(Exception exception) =>
        exception is HttpRequestException or IOException
        && (exception.GetType().GetProperty("HttpRequestError")?.GetValue(exception)?.ToString() is { } error
            ? error is "InvalidResponse" or "ProxyTunnelError"
            : exception.Message.IndexOf('\'') >= 0);
#endif
}
