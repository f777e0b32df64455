using System.Globalization;
using Baloan.Sandbox.Faults;
using Baloan.Sandbox.Requests;
using Microsoft.AspNetCore.Http.Features;

namespace Baloan.Sandbox.Gateway;

/// <summary>Takes a gateway request in whole, lets its faults act, answers in whole and writes the exchange down.</summary>
internal sealed class ExchangeMiddleware(
    RequestDelegate next, SandboxFaults faults, FaultActor actor, RequestLog log, SandboxClock clock, BaloanSandboxOptions options)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (GatewayAddress.Of(context) is not { } address)
        {
            await next(context);
            return;
        }

        var at = clock.GetUtcNow();
        var started = options.TimeProvider.GetTimestamp();
        var exchange = await BeginAsync(context, address);
        context.Response.Headers.Date = at.ToString("R", CultureInfo.InvariantCulture);

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

    private async Task<Exchange> BeginAsync(HttpContext context, GatewayAddress address)
    {
        var request = context.Request;
        var sent = new MemoryStream();
        await request.Body.CopyToAsync(sent, context.RequestAborted);
        var operation = GatewayOperation.Of(context)?.Operation;
        var hits = operation is { } known ? faults.Take(known) : [];
        var shape = hits.FirstOrDefault(fault => fault.Kind == SandboxFaultKind.ErrorShape)?.Shape ?? options.ErrorShape;
        var exchange = new Exchange
        {
            Operation = operation,
            NeedsToken = address.NeedsToken,
            Sent = sent.ToArray(),
            ArrivesEmpty = options.ChunkedBodiesArriveEmpty && request.ContentLength is null,
            Faults = hits,
            Answers = new(Language.Of(request), shape),
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

        await DoAsync(context);
        if (actor.AfterWork(exchange) is { } other)
        {
            context.Response.Body.SetLength(0);
            context.Response.Headers.ContentType = default;
            await other.ExecuteAsync(context);
        }

        return exchange.IsHitBy(SandboxFaultKind.DropAfterWork);
    }

    /// <summary>The work of a HEAD request is that of a GET; its answer leaves the body out.</summary>
    private async Task DoAsync(HttpContext context)
    {
        var method = context.Request.Method;
        context.Request.Method = GatewayOperation.Of(context)?.Method ?? method;
        await next(context);
        context.Request.Method = method;
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

    private static SandboxRequest Record(HttpContext context, Exchange exchange, MemoryStream? answer)
    {
        var (status, text) = answer is null ? ((int?)null, "") : (context.Response.StatusCode, Text(context.Response, answer));
        return new()
        {
            At = default,
            Operation = exchange.Operation,
            Method = context.Request.Method,
            Path = context.Request.Path.Value + context.Request.QueryString.Value,
            Headers = Flat(context.Request.Headers),
            Body = LoggedText.Of(exchange.Sent),
            Status = status,
            ErrorCode = AnsweredCode.Of(status, text),
            AnswerHeaders = answer is null ? new Dictionary<string, string>() : Flat(context.Response.Headers),
            Answer = text,
            Faults = [.. exchange.Faults.Select(fault => fault.Kind)],
        };
    }

    private static Dictionary<string, string> Flat(IHeaderDictionary headers) =>
        headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);

    private static string Text(HttpResponse response, MemoryStream answer) =>
        response.ContentType == "application/pdf"
            ? string.Create(CultureInfo.InvariantCulture, $"(a PDF of {answer.Length} bytes)")
            : LoggedText.Of(answer.GetBuffer().AsSpan(0, (int)answer.Length));
}

/// <summary>One request on its way through the gateway: what was sent, and the faults that hit it.</summary>
internal sealed class Exchange
{
    /// <summary>The operation; null where the address and the method have none.</summary>
    public required SandboxOperation? Operation { get; init; }

    public required bool NeedsToken { get; init; }

    /// <summary>All bytes that were sent.</summary>
    public required byte[] Sent { get; init; }

    public required bool ArrivesEmpty { get; init; }

    /// <summary>The bytes that the gateway sees: none of a body without a length, unless the options say otherwise.</summary>
    public byte[] Body => ArrivesEmpty ? [] : Sent;

    public required IReadOnlyList<SandboxFault> Faults { get; init; }

    public required GatewayAnswers Answers { get; init; }

    /// <summary>The number of the partner whose token was sent; 0 until it is known.</summary>
    public int Partner { get; set; }

    public static Exchange Of(HttpContext context) => context.Features.GetRequiredFeature<Exchange>();

    public bool IsHitBy(SandboxFaultKind kind) => Faults.Any(fault => fault.Kind == kind);
}
