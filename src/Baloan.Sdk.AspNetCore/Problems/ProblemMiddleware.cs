using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Baloan.Sdk;

/// <summary>Answers a <see cref="BaloanException"/> of what comes after it with problem details.</summary>
internal sealed class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (BaloanException exception) when (!context.Response.HasStarted)
        {
            await AnswerAsync(context, exception).ConfigureAwait(false);
        }
    }

    private async Task AnswerAsync(HttpContext context, BaloanException exception)
    {
        var problem = Problem.Of(exception);
        Log(problem, exception);
        var language = ProblemLanguage.Of(context);
        Prepare(context.Response, problem, exception, language);
        if (!context.RequestAborted.IsCancellationRequested)
        {
            await WriteAsync(context, DetailsOf(problem, exception, language), exception).ConfigureAwait(false);
        }
    }

    // A refusal is part of the business: it needs no stack.
    private void Log(Problem problem, BaloanException exception)
    {
        var level = LevelOf(problem);
        if (logger.IsEnabled(level))
        {
            logger.Answered(level, exception.Operation, exception.GetType().Name, problem.Status, level > LogLevel.Information ? exception : null);
        }
    }

    private static LogLevel LevelOf(Problem problem) => problem.Status switch
    {
        StatusCodes.Status424FailedDependency or StatusCodes.Status500InternalServerError or StatusCodes.Status502BadGateway => LogLevel.Error,
        StatusCodes.Status503ServiceUnavailable => LogLevel.Warning,
        _ => LogLevel.Information,
    };

    private static void Prepare(HttpResponse response, Problem problem, BaloanException exception, ProblemLanguage language)
    {
        response.Clear();
        response.StatusCode = problem.Status;
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentLanguage = language.TwoLetterISOLanguageName;
        if (exception is BaloanApiException { RetryAfter: { } wait } && wait > TimeSpan.Zero)
        {
            response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString("F0", CultureInfo.InvariantCulture);
        }
    }

    private static ProblemDetails DetailsOf(Problem problem, BaloanException exception, ProblemLanguage language)
    {
        var details = new ProblemDetails
        {
            Type = $"urn:baloan:{problem.Kind}",
            Title = language == ProblemLanguage.Persian ? problem.Persian : problem.English,
            Status = problem.Status,
        };
        if (exception is BaloanApiException { Code: var code } && CodeShape.IsSafeToShow(code))
        {
            details.Detail = code.IsDocumented ? code.Describe(language) : null;
            details.Extensions["code"] = code.Value;
        }

        return details;
    }

    private static async Task WriteAsync(HttpContext context, ProblemDetails details, BaloanException exception)
    {
        var response = context.Response;
        var problem = new ProblemDetailsContext { HttpContext = context, ProblemDetails = details, Exception = exception };
        var isWritten = context.RequestServices.GetService<IProblemDetailsService>() is { } service
            && await service.TryWriteAsync(problem).ConfigureAwait(false);

        // MVC's own writer takes plain controllers too, and then writes nothing; the framework's writes nothing where HTML is asked for.
        if (!isWritten || response.ContentType is null)
        {
            var customize = context.RequestServices.GetService<IOptions<ProblemDetailsOptions>>()?.Value.CustomizeProblemDetails;
            customize?.Invoke(problem);
            var shape = customize is null ? ProblemJson.Readable.ProblemDetails : ProblemJson.OfApplication(context.RequestServices);
            await response.WriteAsJsonAsync(problem.ProblemDetails, shape, "application/problem+json", context.RequestAborted).ConfigureAwait(false);
        }
    }
}

/// <summary>What is logged of a problem: nothing of the gateway's own text. The event ids are stable.</summary>
internal static partial class ProblemLog
{
    [LoggerMessage(EventId = 2200, Message = "{Operation} ended with {ErrorType}, and the request is answered with {StatusCode}")]
    public static partial void Answered(this ILogger logger, LogLevel level, string? operation, string errorType, int statusCode, Exception? exception);
}
