using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Baloan.Sdk.Tests.Faults;

/// <summary>The faults by the names that the matrix has for them.</summary>
internal static class Faults
{
    private const string Html = "<!DOCTYPE html><html><body><h1>nginx</h1></body></html>";

    private static readonly Dictionary<string, Fault> ByName = new()
    {
        ["none"] = Fault.OfAnswer(exchange => exchange.Answer),

        ["name not resolved"] = Fault.OfConnection(ConnectionFault.NameNotResolved),
        ["connection refused"] = Fault.OfConnection(ConnectionFault.Refused),
        ["certificate not trusted"] = Fault.OfConnection(ConnectionFault.CertificateNotTrusted),
        ["TLS handshake broken off"] = Fault.OfConnection(ConnectionFault.HandshakeBrokenOff),
        ["closed before the request is read"] = Fault.OfConnection(ConnectionFault.ClosedOnArrival),

        ["closed after the request is read"] = Fault.OfExchange(_ => Task.CompletedTask),
        ["reset in the headers"] = Fault.OfExchange(async exchange =>
        {
            await exchange.Connection.WriteAsync(exchange.Answer.Head()[..20]);
            exchange.Connection.Reset();
        }),
        ["reset in the body"] = Fault.OfExchange(async exchange =>
        {
            await WriteHeadAndHalfAsync(exchange);
            exchange.Connection.Reset();
        }),
        ["headers never come"] = Fault.OfExchange(exchange => exchange.OutlastAsync(exchange.PatienceForHeaders)),
        ["body never ends"] = Fault.OfExchange(async exchange =>
        {
            await WriteHeadAndHalfAsync(exchange);
            await exchange.Server.SlowBodySeenAsync();
            await exchange.OutlastAsync(exchange.PatienceForBody);
        }),
        ["one byte a second"] = Fault.OfExchange(TrickleAsync),

        ["401 once"] = Fault.OfAnswer(exchange => exchange.Number == 1 ? TokenRefused() : exchange.Answer),
        ["401 always"] = Fault.OfAnswer(_ => TokenRefused()),
        ["token expires during the call"] = Fault.OfAnswer(exchange =>
        {
            if (exchange.Number > 1)
            {
                return exchange.Answer;
            }

            exchange.Clock.Advance(TimeSpan.FromSeconds(30));
            return TokenRefused();
        }).WithTokensOf(TimeSpan.FromSeconds(25)),
        ["403"] = Fault.OfAnswer(_ => Json(403, """{"detail":"You do not have permission to perform this action."}""")),
        ["404"] = Fault.OfAnswer(_ => Json(404, """{"detail":"Not found."}""")),
        ["408"] = Fault.OfAnswer(_ => Page(408)),

        ["429 with seconds"] = Fault.OfAnswer(_ => Throttled("2")),
        ["429 with many seconds"] = Fault.OfAnswer(_ => Throttled("3600")),
        ["429 with a date"] = Fault.OfAnswer(exchange => Throttled(exchange.Clock.GetUtcNow().AddSeconds(2).ToString("R", CultureInfo.InvariantCulture))),
        ["429 with nonsense"] = Fault.OfAnswer(_ => Throttled("soon")),
        ["429 without a header"] = Fault.OfAnswer(_ => Throttled(null)),

        ["500"] = Fault.OfAnswer(_ => Page(500)),
        ["502"] = Fault.OfAnswer(_ => Page(502)),
        ["503"] = Fault.OfAnswer(_ => Page(503)),
        ["503 with Retry-After"] = Fault.OfAnswer(_ => With(Page(503), "Retry-After", "2")),
        ["504"] = Fault.OfAnswer(_ => Page(504)),

        ["301 to the same host"] = Fault.OfAnswer(exchange => Redirect(301, exchange, exchange.Server.Address)),
        ["302 to the same host"] = Fault.OfAnswer(exchange => Redirect(302, exchange, exchange.Server.Address)),
        ["307 to the same host"] = Fault.OfAnswer(exchange => Redirect(307, exchange, exchange.Server.Address)),
        ["301 to another host"] = Fault.OfAnswer(exchange => Redirect(301, exchange, exchange.Server.OtherAddress)),
        ["302 to another host"] = Fault.OfAnswer(exchange => Redirect(302, exchange, exchange.Server.OtherAddress)),
        ["307 to another host"] = Fault.OfAnswer(exchange => Redirect(307, exchange, exchange.Server.OtherAddress)),

        ["200 with HTML"] = Fault.OfAnswer(_ => Page(200)),
        ["200 with HTML as JSON"] = Fault.OfAnswer(_ => Json(200, Html)),
        ["200 with HTML as plain text"] = Fault.OfAnswer(_ => new ServerAnswer(200, "text/plain", Html)),
        ["200 with XML"] = Fault.OfAnswer(_ => new ServerAnswer(200, "application/xml", "<?xml version=\"1.0\"?><Error/>")),
        ["200 with a documented code"] = Fault.OfAnswer(_ => Json(200, """{"code":"incorrect_otp_code"}""")),
        ["200 with a nested code"] = Fault.OfAnswer(_ => Json(200, """{"data":{"errors":[{"detail":{"error_code":"not_allowed_in_state"}}]}}""")),
        ["200 with a bare code"] = Fault.OfAnswer(_ => new ServerAnswer(200, "text/plain", "duplicate_request")),
        ["206"] = Fault.OfAnswer(exchange => new ServerAnswer(206, exchange.Answer.Headers["Content-Type"], exchange.Answer.Body)),
        ["226"] = Fault.OfAnswer(exchange => new ServerAnswer(226, exchange.Answer.Headers["Content-Type"], exchange.Answer.Body)),
        ["200 with a cookie"] = Fault.OfAnswer(exchange => With(exchange.Answer, "Set-Cookie", "session=1; Path=/")),
        ["200 with truncated JSON"] = Fault.OfAnswer(_ => Json(200, """[{"stores":[{"id":1,"uuid":"3f2504e0-4f8""")),
        ["200 with an empty body"] = Fault.OfAnswer(_ => Json(200, "")),
        ["200 with wrong JSON types"] = Fault.OfAnswer(_ => Json(200, """{"uuid":[1],"contract_pdf_file":"x","access":7}""")),
        ["Content-Length too long"] = Fault.OfExchange(exchange =>
        {
            exchange.Answer.DeclaredLength += 10;
            return exchange.Connection.WriteAsync(exchange.Answer.ToBytes());
        }),
        ["Content-Length too short"] = Fault.OfExchange(exchange =>
        {
            exchange.Answer.DeclaredLength -= 10;
            return exchange.Connection.WriteAsync(exchange.Answer.ToBytes());
        }),
        ["gzip body"] = Fault.OfAnswer(exchange => Compressed(exchange.Answer)),
    };

    public static Fault Named(string name) =>
        ByName.TryGetValue(name, out var fault) ? fault : throw new KeyNotFoundException($"There is no fault '{name}'.");

    private static ServerAnswer Json(int status, string body) => new(status, "application/json", body);

    private static ServerAnswer Page(int status) => new(status, "text/html", Html);

    private static ServerAnswer TokenRefused() => Json(
        401,
        """{"detail":"Given token not valid for any token type","code":"token_not_valid","messages":[{"token_class":"AccessToken","token_type":"access","message":"Token is invalid or expired"}]}""");

    private static ServerAnswer Throttled(string? retryAfter)
    {
        var answer = Json(429, """{"detail":"Request was throttled."}""");
        return retryAfter is null ? answer : With(answer, "Retry-After", retryAfter);
    }

    private static ServerAnswer Redirect(int status, FaultExchange exchange, Uri target) => exchange.Request.Path.EndsWith("/moved.pdf", StringComparison.Ordinal)
        ? exchange.Answer
        : With(Page(status), "Location", new Uri(target, "moved.pdf").AbsoluteUri);

    private static ServerAnswer With(ServerAnswer answer, string header, string value)
    {
        answer.Headers[header] = value;
        return answer;
    }

    private static ServerAnswer Compressed(ServerAnswer answer)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionMode.Compress))
        {
            gzip.Write(answer.Body);
        }

        var compressed = new ServerAnswer(200, answer.Headers["Content-Type"], buffer.ToArray());
        return With(compressed, "Content-Encoding", "gzip");
    }

    private static string HeadOfSlowBody(FaultExchange exchange) => With(exchange.Answer, FaultServer.SlowBodyHeader, "yes").Head();

    private static Task WriteHeadAndHalfAsync(FaultExchange exchange)
    {
        var answer = exchange.Answer;
        return exchange.Connection.WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(HeadOfSlowBody(exchange)), .. answer.Body.AsSpan(0, answer.Body.Length / 2)]);
    }

    private static async Task TrickleAsync(FaultExchange exchange)
    {
        await exchange.Connection.WriteAsync(HeadOfSlowBody(exchange));
        await exchange.Server.SlowBodySeenAsync();

        // No second more than it takes: whoever gives up late in real time must not lose time on the clock.
        for (var second = 0; second < exchange.PatienceForBody.TotalSeconds; second++)
        {
            await exchange.Connection.WriteAsync(exchange.Answer.Body.AsMemory(second, 1));
            await Task.Delay(TimeSpan.FromSeconds(1), exchange.Clock);
        }

        await exchange.Connection.ClosedByClientAsync();
    }
}
