namespace Baloan.Sdk;

/// <summary>Asks for a contract's file: follows redirects by hand, and shows the token to the gateway alone.</summary>
internal sealed class ContractRequests(HttpClient bareClient, TokenManager tokens, BaloanClientOptions options, AnswerJudge judge)
{
    private const int MaxRedirects = 5;

    private readonly string _userAgent = UserAgent.For(options.ApplicationName);

    public ContractAddresses Addresses { get; } = new(options.BaseAddress, [.. options.ContractHosts]);

    /// <summary>A successful answer, or else what came instead.</summary>
    public async ValueTask<(HttpResponseMessage? Response, AttemptResult Failure)> SendAsync(Call call, CancellationToken cancellationToken)
    {
        var address = call.Address;
        var isGateway = Addresses.IsGateway(address);
        TokenResult? token = null;
        var redirects = 0;
        var renewals = 0;
        while (true)
        {
            if (isGateway && token is null)
            {
                token = await tokens.GetAsync(cancellationToken).ConfigureAwait(false);
            }

            if (token?.Failure is { } failure)
            {
                return (null, AnswerJudge.WithoutToken(failure));
            }

            var response = await SendOnceAsync(call, address, isGateway ? token?.Token : null, cancellationToken).ConfigureAwait(false);
            if (response.IsSuccessStatusCode)
            {
                return (response, default);
            }

            using (response)
            {
                if (redirects < MaxRedirects && Addresses.FindNext(address, response) is { } next)
                {
                    redirects++;
                    address = next;

                    // Who was sent away from the gateway does not get the token back from elsewhere.
                    isGateway = isGateway && Addresses.IsGateway(next);
                    continue;
                }

                await judge.JudgeAsync(call, response, cancellationToken).ConfigureAwait(false);
                if (call.Last.Verdict != AttemptVerdict.TokenRefused || !isGateway || renewals++ > 0)
                {
                    return (null, call.Last);
                }
            }

            token = await tokens.RenewAsync(token!.Token!, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<HttpResponseMessage> SendOnceAsync(Call call, Uri address, AccessToken? token, CancellationToken cancellationToken)
    {
        using var message = new OutgoingMessage(HttpMethod.Get, address, sending: null) { AllowsConnectionTo = Addresses.Hosts.FilterFor(address) };
        var headers = message.Headers;
        headers.TryAddWithoutValidation("Accept", "application/pdf, */*");
        headers.TryAddWithoutValidation("User-Agent", _userAgent);
        if (token is not null)
        {
            headers.TryAddWithoutValidation("Authorization", token.AuthorizationHeader);
            headers.TryAddWithoutValidation("Accept-Language", call.Settings.Language);
            foreach (var header in call.Settings.Headers)
            {
                headers.TryAddWithoutValidation(header.Key, header.Value);
            }
        }

        call.Sends++;
        var response = await bareClient.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        call.StatusCode = (int)response.StatusCode;
        if (message.IsRedirected(response))
        {
            response.Dispose();
            throw FollowedRedirect.ToException(call.Operation.Name, response.StatusCode);
        }

        if (token is not null && response.IsSuccessStatusCode)
        {
            token.HasServed = true;
        }

        return response;
    }
}
