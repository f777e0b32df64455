using Baloan.Sdk.Authentication.Internal;
using Baloan.Sdk.Http.Internal;

namespace Baloan.Sdk.Contracts.Internal;

/// <summary>Fetches a contract's PDF file from wherever the gateway says it is, without giving the token away.</summary>
internal sealed class ContractDownload(HttpClient plainClient, TokenManager tokens, BaloanClientOptions options, TimeProvider timeProvider)
{
    private const int MaxRedirects = 5;

    private static readonly GatewayOperation Download = GatewayOperation.Read(HttpMethod.Get, "contract_pdf_file");

    public async Task SaveAsync(Uri url, RequestSettings settings, Stream destination, CancellationToken cancellationToken)
    {
        var start = destination.CanSeek ? destination.Position : 0;
        using var deadline = timeProvider.CancelAfter(settings.Timeout);
        using var link = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            using var response = await GetAsync(new Uri(options.BaseAddress, url), link.Token).ConfigureAwait(false);
            await PdfCopy.ToAsync(response, destination, options.MaxContractBytes, Download, link.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            if (destination.CanSeek)
            {
                destination.SetLength(start);
            }

            if (exception is BaloanException || cancellationToken.IsCancellationRequested)
            {
                throw;
            }

            throw GatewayFailures.NotReached(Download, exception);
        }
    }

    private async Task<HttpResponseMessage> GetAsync(Uri url, CancellationToken cancellationToken)
    {
        for (var redirects = 0; ; redirects++)
        {
            using var message = new HttpRequestMessage(HttpMethod.Get, url);
            if (IsGateway(url))
            {
                var token = await tokens.GetAsync(cancellationToken).ConfigureAwait(false);
                message.Headers.TryAddWithoutValidation("Authorization", token.Token?.AuthorizationHeader ?? throw token.Failure!.ToException());
            }

            var response = await plainClient.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            if (response.IsSuccessStatusCode)
            {
                return response;
            }

            using (response)
            {
                if (redirects == MaxRedirects || NextOf(response, url) is not { } next)
                {
                    using var body = await ResponseBody.ReadAsync(response.Content, 4096, cancellationToken).ConfigureAwait(false);
                    throw GatewayFailures.Answered(Download, response, body, RetryAfterHeader.Read(response, timeProvider));
                }

                url = next;
            }
        }
    }

    /// <summary>Where a redirect leads, if it may be followed: to https, or on to http from http.</summary>
    private static Uri? NextOf(HttpResponseMessage response, Uri from)
    {
        if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308) || response.Headers.Location is not { } location)
        {
            return null;
        }

        var next = new Uri(from, location);
        return next.Scheme == Uri.UriSchemeHttps || (next.Scheme == Uri.UriSchemeHttp && from.Scheme == Uri.UriSchemeHttp) ? next : null;
    }

    private bool IsGateway(Uri url) =>
        Uri.Compare(url, options.BaseAddress, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;
}
