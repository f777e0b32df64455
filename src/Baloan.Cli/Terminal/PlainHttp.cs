namespace Baloan.Cli.Terminal;

/// <summary>HTTP as it comes: what an address itself answers, without redirects and cookies.</summary>
internal static class PlainHttp
{
    private const int MaxAnswerBytes = 1024 * 1024;

    public static HttpClient CreateClient(TimeSpan timeout) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = timeout, MaxResponseContentBufferSize = MaxAnswerBytes };

    /// <summary>Whether no answer came: the connection failed or the time ran out, while the command goes on.</summary>
    public static bool IsNoAnswer(Exception exception, CancellationToken cancellationToken) =>
        exception is HttpRequestException || (exception is TaskCanceledException && !cancellationToken.IsCancellationRequested);
}
