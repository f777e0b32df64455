using Baloan.Sandbox.Faults;
using Baloan.Sandbox.Gateway;

namespace Baloan.Sandbox.Requests;

/// <summary>Takes a gateway request in whole, lets its faults act, answers in whole and writes the exchange down.</summary>
internal sealed class ExchangeMiddleware(
    RequestDelegate next, FaultBook faults, FaultActor actor, RequestLog log, SandboxClock clock, BaloanSandboxOptions options)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!GatewayRoutes.IsGateway(context.Request.Path))
        {
            await next(context);
            return;
        }

        var at = clock.GetUtcNow();
        var started = options.TimeProvider.GetTimestamp();
        var exchange = await BeginAsync(context);
        context.Response.Headers.Date = at.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

        var wire = context.Response.Body;
        using var answer = new MemoryStream();
        context.Response.Body = answer;
        var isDropped = await WorkAsync(context, exchange);
        context.Response.Body = wire;

        log.Add(Record(context, exchange, isDropped ? null : answer) with
        {
            At = at,
            Duration = options.TimeProvider.GetElapsedTime(started),
        });
        await AnswerAsync(context, exchange, answer, isDropped);
    }

    private async Task<Exchange> BeginAsync(HttpContext context)
    {
        var request = context.Request;
        var sent = await RequestBytes.ReadAsync(request, context.RequestAborted);
        var operation = GatewayRoutes.OperationOf(request.Method, request.Path.Value ?? "");
        var hits = operation is { } known ? faults.Take(known) : [];
        var shape = hits.FirstOrDefault(fault => fault.Kind == SandboxFaultKind.ErrorShape)?.Shape ?? options.ErrorShape;
        var exchange = new Exchange
        {
            Operation = operation,
            Sent = sent,
            Body = options.ChunkedBodiesArriveEmpty && request.ContentLength is null ? [] : sent,
            Faults = hits,
            Errors = new(Language.Of(request), shape),
        };
        context.Features.Set(exchange);
        return exchange;
    }

    /// <summary>Does the work or what stands in its place; whether the answer is lost.</summary>
    private async Task<bool> WorkAsync(HttpContext context, Exchange exchange)
    {
        if (await actor.BeforeWorkAsync(exchange, context.RequestAborted) is { } instead)
        {
            await instead.ExecuteAsync(context);
            return false;
        }

        if (exchange.IsHitBy(SandboxFaultKind.DropBeforeWork))
        {
            return true;
        }

        await next(context);
        if (actor.AfterWork(exchange) is { } other)
        {
            context.Response.Body.SetLength(0);
            context.Response.Headers.ContentType = default;
            await other.ExecuteAsync(context);
        }

        return exchange.IsHitBy(SandboxFaultKind.DropAfterWork);
    }

    private static async Task AnswerAsync(HttpContext context, Exchange exchange, MemoryStream answer, bool isDropped)
    {
        if (isDropped)
        {
            context.Abort();
            return;
        }

        var bytes = answer.GetBuffer().AsMemory(0, (int)answer.Length);
        var hasBody = context.Response.StatusCode is not (StatusCodes.Status204NoContent or StatusCodes.Status304NotModified);
        if (hasBody)
        {
            context.Response.ContentLength = bytes.Length;
        }

        if (exchange.IsHitBy(SandboxFaultKind.Truncate) && bytes.Length > 0)
        {
            await context.Response.Body.WriteAsync(bytes[..(bytes.Length / 2)], context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            context.Abort();
            return;
        }

        if (hasBody && !HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        }
    }

    private static SandboxRequest Record(HttpContext context, Exchange exchange, MemoryStream? answer) => new()
    {
        At = default,
        Operation = exchange.Operation,
        Method = context.Request.Method,
        Path = context.Request.Path.Value + context.Request.QueryString.Value,
        Headers = Flat(context.Request.Headers),
        Body = LoggedText.Of(exchange.Sent),
        Status = answer is null ? null : context.Response.StatusCode,
        AnswerHeaders = answer is null ? new Dictionary<string, string>() : Flat(context.Response.Headers),
        Answer = answer is null ? "" : Text(context.Response, answer),
        Faults = [.. exchange.Faults.Select(fault => fault.Kind)],
    };

    private static Dictionary<string, string> Flat(IHeaderDictionary headers) =>
        headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);

    private static string Text(HttpResponse response, MemoryStream answer) =>
        response.ContentType == "application/pdf"
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"(a PDF of {answer.Length} bytes)")
            : LoggedText.Of(answer.GetBuffer().AsSpan(0, (int)answer.Length));
}
