namespace Baloan.Sdk.Tests.Faults;

/// <summary>What every operation does under every fault.</summary>
internal static class FaultMatrix
{
    // "Sent" counts what reaches the server. Where it can be told, the client tries a read, and a change that was certainly not
    // done, four times; "seconds" is measured on the client's clock, on which an attempt of a read has 40 s and a call 200 s.
    // "Partner's" is what reaches the server where the partner has given a primary handler of its own, as .NET makes it.
    public const string Operations = """
        # fault                          | operations          | outcome                       | sent | tokens | seconds | partner's
        none                             | all                 | result                        | 1    | 1      | 0       | same
        name not resolved                | reads               | BaloanConnectionException     | 0    | 1      | 20      | same
        name not resolved                | changes             | BaloanConnectionException     | 0    | 1      | 20      | same
        name not resolved                | download            | BaloanConnectionException     | 0    | 0      | 20      | same
        connection refused               | reads               | BaloanConnectionException     | 0    | 1      | 20      | same
        connection refused               | changes             | BaloanConnectionException     | 0    | 1      | 20      | same
        connection refused               | download            | BaloanConnectionException     | 0    | 0      | 20      | same
        certificate not trusted          | reads               | BaloanConnectionException     | 0    | 1      | 20      | same
        certificate not trusted          | changes             | BaloanConnectionException     | 0    | 1      | 20      | same
        certificate not trusted          | download            | BaloanConnectionException     | 0    | 0      | 20      | same
        TLS handshake broken off         | reads               | BaloanConnectionException     | 0    | 1      | 20      | same
        TLS handshake broken off         | changes             | BaloanConnectionException     | 0    | 1      | 20      | same
        TLS handshake broken off         | download            | BaloanConnectionException     | 0    | 0      | 20      | same
        closed before the request is read | reads               | BaloanConnectionException     | 4    | 1      | 20      | up to 8
        closed before the request is read | changes             | BaloanOutcomeUnknownException | 1    | 1      | 0       | same
        closed before the request is read | download            | BaloanConnectionException     | 4    | 0      | 20      | up to 8
        closed after the request is read | reads               | BaloanConnectionException     | 4    | 1      | 20      | same
        closed after the request is read | changes             | BaloanOutcomeUnknownException | 1    | 1      | 0       | same
        closed after the request is read | download            | BaloanConnectionException     | 4    | 1      | 20      | same
        reset in the headers             | reads               | BaloanConnectionException     | 4    | 1      | 20      | same
        reset in the headers             | changes             | BaloanOutcomeUnknownException | 1    | 1      | 0       | same
        reset in the headers             | download            | BaloanConnectionException     | 4    | 1      | 20      | same
        reset in the body                | reads               | BaloanConnectionException     | 4    | 1      | 20      | same
        reset in the body                | changes             | BaloanOutcomeUnknownException | 1    | 1      | 0       | same
        reset in the body                | download            | BaloanConnectionException     | 4    | 1      | 20      | same
        headers never come               | reads               | BaloanConnectionException     | 4    | 1      | 180     | same
        headers never come               | changes             | BaloanOutcomeUnknownException | 1    | 1      | 200     | same
        headers never come               | download            | BaloanConnectionException     | 4    | 1      | 180     | same
        body never ends                  | reads               | BaloanConnectionException     | 4    | 1      | 180     | same
        body never ends                  | changes             | BaloanOutcomeUnknownException | 1    | 1      | 200     | same
        body never ends                  | download            | BaloanConnectionException     | 1    | 1      | 200     | same
        one byte a second                | reads               | BaloanConnectionException     | 4    | 1      | 200     | same
        one byte a second                | changes             | BaloanOutcomeUnknownException | 1    | 1      | 205     | same
        one byte a second                | download            | BaloanConnectionException     | 1    | 1      | 205     | same
        401 once                         | all                 | result                        | 2    | 2      | 0       | same
        401 always                       | all                 | BaloanAuthenticationException | 2    | 2      | 0       | same
        token expires during the call    | all                 | result                        | 2    | 2      | 30      | same
        403                              | all                 | BaloanAuthenticationException | 1    | 1      | 0       | same
        404                              | all                 | BaloanNotFoundException       | 1    | 1      | 0       | same
        408                              | reads               | BaloanUnavailableException    | 4    | 1      | 20      | same
        408                              | changes             | BaloanOutcomeUnknownException | 1    | 1      | 0       | same
        408                              | download            | BaloanUnavailableException    | 4    | 1      | 20      | same
        429 with seconds                 | all                 | BaloanRateLimitedException    | 4    | 1      | 8       | same
        429 with many seconds            | all                 | BaloanRateLimitedException    | 1    | 1      | 0       | same
        429 with a date                  | all                 | BaloanRateLimitedException    | 4    | 1      | 8       | same
        429 with nonsense                | all                 | BaloanRateLimitedException    | 4    | 1      | 20      | same
        429 without a header             | all                 | BaloanRateLimitedException    | 4    | 1      | 20      | same
        500                              | reads               | BaloanUnavailableException    | 4    | 1      | 20      | same
        500                              | changes             | BaloanOutcomeUnknownException | 1    | 1      | 0       | same
        500                              | download            | BaloanUnavailableException    | 4    | 1      | 20      | same
        502                              | reads               | BaloanUnavailableException    | 4    | 1      | 20      | same
        502                              | changes             | BaloanOutcomeUnknownException | 1    | 1      | 0       | same
        502                              | download            | BaloanUnavailableException    | 4    | 1      | 20      | same
        503                              | all                 | BaloanUnavailableException    | 4    | 1      | 20      | same
        503 with Retry-After             | all                 | BaloanUnavailableException    | 4    | 1      | 8       | same
        504                              | reads               | BaloanUnavailableException    | 4    | 1      | 20      | same
        504                              | changes             | BaloanOutcomeUnknownException | 1    | 1      | 0       | same
        504                              | download            | BaloanUnavailableException    | 4    | 1      | 20      | same
        301 to the same host             | reads               | BaloanApiException            | 1    | 1      | 0       | same
        301 to the same host             | changes             | BaloanApiException            | 1    | 1      | 0       | same
        301 to the same host             | download            | result                        | 2    | 1      | 0       | same
        302 to the same host             | reads               | BaloanApiException            | 1    | 1      | 0       | same
        302 to the same host             | changes             | BaloanApiException            | 1    | 1      | 0       | same
        302 to the same host             | download            | result                        | 2    | 1      | 0       | same
        307 to the same host             | reads               | BaloanApiException            | 1    | 1      | 0       | same
        307 to the same host             | changes             | BaloanApiException            | 1    | 1      | 0       | same
        307 to the same host             | download            | result                        | 2    | 1      | 0       | same
        301 to another host              | reads               | BaloanApiException            | 1    | 1      | 0       | same
        301 to another host              | changes             | BaloanApiException            | 1    | 1      | 0       | same
        301 to another host              | download            | result                        | 1    | 1      | 0       | same
        302 to another host              | reads               | BaloanApiException            | 1    | 1      | 0       | same
        302 to another host              | changes             | BaloanApiException            | 1    | 1      | 0       | same
        302 to another host              | download            | result                        | 1    | 1      | 0       | same
        307 to another host              | reads               | BaloanApiException            | 1    | 1      | 0       | same
        307 to another host              | changes             | BaloanApiException            | 1    | 1      | 0       | same
        307 to another host              | download            | result                        | 1    | 1      | 0       | same
        200 with HTML                    | reads               | BaloanResponseException       | 1    | 1      | 0       | same
        200 with HTML                    | changes             | BaloanOutcomeUnknownException | 1    | 1      | 0       | same
        200 with HTML                    | download            | BaloanResponseException       | 1    | 1      | 0       | same
        200 with HTML as JSON            | reads               | BaloanResponseException       | 1    | 1      | 0       | same
        200 with HTML as JSON            | changes             | BaloanOutcomeUnknownException | 1    | 1      | 0       | same
        200 with HTML as JSON            | download            | BaloanResponseException       | 1    | 1      | 0       | same
        200 with HTML as plain text      | reads               | BaloanResponseException       | 1    | 1      | 0       | same
        200 with HTML as plain text      | changes             | BaloanOutcomeUnknownException | 1    | 1      | 0       | same
        200 with HTML as plain text      | download            | BaloanResponseException       | 1    | 1      | 0       | same
        200 with XML                     | reads               | BaloanResponseException       | 1    | 1      | 0       | same
        200 with XML                     | changes             | BaloanOutcomeUnknownException | 1    | 1      | 0       | same
        200 with XML                     | download            | BaloanResponseException       | 1    | 1      | 0       | same
        200 with a documented code       | reads               | BaloanResponseException       | 1    | 1      | 0       | same
        200 with a documented code       | changes             | BaloanOutcomeUnknownException | 1    | 1      | 0       | same
        200 with a documented code       | download            | BaloanResponseException       | 1    | 1      | 0       | same
        200 with a nested code           | reads               | BaloanResponseException       | 1    | 1      | 0       | same
        200 with a nested code           | changes             | BaloanOutcomeUnknownException | 1    | 1      | 0       | same
        200 with a nested code           | download            | BaloanResponseException       | 1    | 1      | 0       | same
        200 with a bare code             | reads               | BaloanResponseException       | 1    | 1      | 0       | same
        200 with a bare code             | changes             | BaloanOutcomeUnknownException | 1    | 1      | 0       | same
        200 with a bare code             | download            | BaloanResponseException       | 1    | 1      | 0       | same
        206                              | reads               | BaloanResponseException       | 1    | 1      | 0       | same
        206                              | changes             | BaloanOutcomeUnknownException | 1    | 1      | 0       | same
        206                              | download            | BaloanResponseException       | 1    | 1      | 0       | same
        226                              | reads               | BaloanResponseException       | 1    | 1      | 0       | same
        226                              | changes             | BaloanOutcomeUnknownException | 1    | 1      | 0       | same
        226                              | download            | BaloanResponseException       | 1    | 1      | 0       | same
        200 with a cookie                | all                 | result                        | 1    | 1      | 0       | same
        200 with truncated JSON          | reads               | BaloanResponseException       | 1    | 1      | 0       | same
        200 with truncated JSON          | changes with result | BaloanResponseException       | 1    | 1      | 0       | same
        200 with truncated JSON          | other changes       | result                        | 1    | 1      | 0       | same
        200 with truncated JSON          | download            | BaloanResponseException       | 1    | 1      | 0       | same
        200 with an empty body           | reads               | BaloanResponseException       | 1    | 1      | 0       | same
        200 with an empty body           | changes with result | BaloanResponseException       | 1    | 1      | 0       | same
        200 with an empty body           | other changes       | result                        | 1    | 1      | 0       | same
        200 with an empty body           | download            | BaloanResponseException       | 1    | 1      | 0       | same
        200 with wrong JSON types        | reads               | BaloanResponseException       | 1    | 1      | 0       | same
        200 with wrong JSON types        | changes with result | BaloanResponseException       | 1    | 1      | 0       | same
        200 with wrong JSON types        | other changes       | result                        | 1    | 1      | 0       | same
        200 with wrong JSON types        | download            | BaloanResponseException       | 1    | 1      | 0       | same
        Content-Length too long          | reads               | BaloanConnectionException     | 4    | 1      | 20      | same
        Content-Length too long          | changes             | BaloanOutcomeUnknownException | 1    | 1      | 0       | same
        Content-Length too long          | download            | BaloanConnectionException     | 4    | 1      | 20      | same
        Content-Length too short         | reads               | BaloanResponseException       | 1    | 1      | 0       | same
        Content-Length too short         | changes with result | BaloanResponseException       | 1    | 1      | 0       | same
        Content-Length too short         | other changes       | result                        | 1    | 1      | 0       | same
        Content-Length too short         | download            | result                        | 1    | 1      | 0       | same
        gzip body                        | all                 | result                        | 1    | 1      | 0       | same
        """;

    // A token request may always be repeated, and the operation waits for it, unsent.
    public const string Tokens = """
        # fault                          | operations          | outcome                       | sent | tokens | seconds | partner's
        name not resolved                | all                 | BaloanConnectionException     | 0    | 0      | 20      | same
        connection refused               | all                 | BaloanConnectionException     | 0    | 0      | 20      | same
        certificate not trusted          | all                 | BaloanConnectionException     | 0    | 0      | 20      | same
        TLS handshake broken off         | all                 | BaloanConnectionException     | 0    | 0      | 20      | same
        closed before the request is read | all                 | BaloanConnectionException     | 0    | 4      | 20      | same
        closed after the request is read | all                 | BaloanConnectionException     | 0    | 4      | 20      | same
        reset in the headers             | all                 | BaloanConnectionException     | 0    | 4      | 20      | same
        reset in the body                | all                 | BaloanConnectionException     | 0    | 4      | 20      | same
        headers never come               | all                 | BaloanConnectionException     | 0    | 3      | 35      | same
        body never ends                  | all                 | BaloanConnectionException     | 0    | 3      | 35      | same
        one byte a second                | all                 | BaloanConnectionException     | 0    | 3      | 35      | same
        401 once                         | all                 | BaloanAuthenticationException | 0    | 1      | 0       | same
        401 always                       | all                 | BaloanAuthenticationException | 0    | 1      | 0       | same
        403                              | all                 | BaloanAuthenticationException | 0    | 1      | 0       | same
        404                              | all                 | BaloanNotFoundException       | 0    | 1      | 0       | same
        408                              | all                 | BaloanUnavailableException    | 0    | 4      | 20      | same
        429 with seconds                 | all                 | BaloanRateLimitedException    | 0    | 4      | 8       | same
        429 with many seconds            | all                 | BaloanRateLimitedException    | 0    | 1      | 0       | same
        429 with a date                  | all                 | BaloanRateLimitedException    | 0    | 4      | 8       | same
        429 with nonsense                | all                 | BaloanRateLimitedException    | 0    | 4      | 20      | same
        429 without a header             | all                 | BaloanRateLimitedException    | 0    | 4      | 20      | same
        500                              | all                 | BaloanUnavailableException    | 0    | 4      | 20      | same
        502                              | all                 | BaloanUnavailableException    | 0    | 4      | 20      | same
        503                              | all                 | BaloanUnavailableException    | 0    | 4      | 20      | same
        503 with Retry-After             | all                 | BaloanUnavailableException    | 0    | 4      | 8       | same
        504                              | all                 | BaloanUnavailableException    | 0    | 4      | 20      | same
        301 to the same host             | all                 | BaloanApiException            | 0    | 1      | 0       | same
        302 to the same host             | all                 | BaloanApiException            | 0    | 1      | 0       | same
        307 to the same host             | all                 | BaloanApiException            | 0    | 1      | 0       | same
        301 to another host              | all                 | BaloanApiException            | 0    | 1      | 0       | same
        302 to another host              | all                 | BaloanApiException            | 0    | 1      | 0       | same
        307 to another host              | all                 | BaloanApiException            | 0    | 1      | 0       | same
        200 with HTML                    | all                 | BaloanResponseException       | 0    | 1      | 0       | same
        200 with HTML as JSON            | all                 | BaloanResponseException       | 0    | 1      | 0       | same
        200 with HTML as plain text      | all                 | BaloanResponseException       | 0    | 1      | 0       | same
        200 with XML                     | all                 | BaloanResponseException       | 0    | 1      | 0       | same
        200 with a documented code       | all                 | BaloanResponseException       | 0    | 1      | 0       | same
        200 with a nested code           | all                 | BaloanResponseException       | 0    | 1      | 0       | same
        200 with a bare code             | all                 | BaloanResponseException       | 0    | 1      | 0       | same
        206                              | all                 | BaloanResponseException       | 0    | 1      | 0       | same
        226                              | all                 | BaloanResponseException       | 0    | 1      | 0       | same
        200 with a cookie                | all                 | result                        | 1    | 1      | 0       | same
        200 with truncated JSON          | all                 | BaloanResponseException       | 0    | 1      | 0       | same
        200 with an empty body           | all                 | BaloanResponseException       | 0    | 1      | 0       | same
        200 with wrong JSON types        | all                 | BaloanResponseException       | 0    | 1      | 0       | same
        Content-Length too long          | all                 | BaloanConnectionException     | 0    | 4      | 20      | same
        Content-Length too short         | all                 | BaloanResponseException       | 0    | 1      | 0       | same
        gzip body                        | all                 | result                        | 1    | 1      | 0       | same
        """;
}
