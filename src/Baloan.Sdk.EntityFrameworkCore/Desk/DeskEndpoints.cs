using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Baloan.Sdk;

/// <summary>The desk's page, its style sheet and its forms.</summary>
internal sealed class DeskEndpoints(DeskGuard guard, DeskBooks books, DeskActions actions, IAntiforgery antiforgery, TimeProvider time, ILogger<DeskEndpoints> logger)
{
    // No scripts, nothing from elsewhere, and no frame around it in which a click could be stolen.
    private const string ContentPolicy = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public void Map(RouteGroupBuilder group)
    {
        group.MapGet("", Guarded(ShowAsync));
        group.MapGet($"/{DeskPaths.Style}", Guarded(StyleAsync));
        MapForm(group, DeskPaths.SettleAsOpened, actions.SettleAsOpenedAsync);
        MapForm(group, DeskPaths.SettleAsNotOpened, actions.SettleAsNotOpenedAsync);
        MapForm(group, DeskPaths.Replay, actions.ReplayAsync);
        MapForm(group, DeskPaths.ReplayAll, actions.ReplayAllAsync);
    }

    private void MapForm(RouteGroupBuilder group, string path, Func<IFormCollection, CancellationToken, Task<DeskNotice>> action) =>
        group.MapPost($"/{path}", Guarded(context => PostAsync(context, path, action)));

    private RequestDelegate Guarded(RequestDelegate next) => async context =>
    {
        if (await guard.LetsInAsync(context).ConfigureAwait(false))
        {
            await next(context).ConfigureAwait(false);
        }
    };

    private async Task ShowAsync(HttpContext context)
    {
        var notice = Enum.TryParse<DeskNotice>(context.Request.Query[DeskPaths.Notice], out var told) && Enum.IsDefined(told) ? told : DeskNotice.None;
        await ShowAsync(context, DeskPaths.RootOf(context.Request), notice, StatusCodes.Status200OK).ConfigureAwait(false);
    }

    private async Task ShowAsync(HttpContext context, string root, DeskNotice notice, int status)
    {
        var view = await books.ReadAsync(context.RequestAborted).ConfigureAwait(false);
        var tokens = antiforgery.GetAndStoreTokens(context);
        var words = DeskWords.Choose(context.Request);
        var page = new DeskPage(words, root, new DeskToken(tokens.FormFieldName, tokens.RequestToken!), time.GetUtcNow());
        AddHeaders(context.Response);
        context.Response.StatusCode = status;
        context.Response.Headers.ContentLanguage = words.Language;
        context.Response.Headers.Vary = "Accept-Language";
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(page.Write(view, notice), Encoding.UTF8, context.RequestAborted).ConfigureAwait(false);
    }

    private static async Task StyleAsync(HttpContext context)
    {
        AddHeaders(context.Response);
        context.Response.ContentType = "text/css; charset=utf-8";
        await context.Response.WriteAsync(DeskStyle.Sheet, Encoding.UTF8, context.RequestAborted).ConfigureAwait(false);
    }

    private async Task PostAsync(HttpContext context, string path, Func<IFormCollection, CancellationToken, Task<DeskNotice>> action)
    {
        var root = DeskPaths.RootOf(context.Request, path);
        if (!context.Request.HasFormContentType || !await antiforgery.IsRequestValidAsync(context).ConfigureAwait(false))
        {
            logger.DeskFormRefused();
            await ShowAsync(context, root, DeskNotice.Expired, StatusCodes.Status400BadRequest).ConfigureAwait(false);
            return;
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        var notice = await action(form, context.RequestAborted).ConfigureAwait(false);

        // To a page that may be loaded again without doing it again.
        AddHeaders(context.Response);
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = DeskPaths.WithLanguage($"{root}?{DeskPaths.Notice}={notice}", DeskWords.Asked(context.Request));
    }

    private static void AddHeaders(HttpResponse response)
    {
        var headers = response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XFrameOptions = "DENY";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
    }
}

/// <summary>The paths of the desk.</summary>
internal static class DeskPaths
{
    public const string Style = "desk.css";
    public const string SettleAsOpened = "settle-as-opened";
    public const string SettleAsNotOpened = "settle-as-not-opened";
    public const string Replay = "replay";
    public const string ReplayAll = "replay-all";
    public const string Notice = "notice";
    public const string LanguageKey = "lang";

    /// <summary>The desk's own path, as the browser knows it.</summary>
    public static string RootOf(HttpRequest request, string action = "")
    {
        var path = request.PathBase.Add(request.Path).ToUriComponent().TrimEnd('/');
        return action.Length > 0 ? path[..^(action.Length + 1)] : path;
    }

    /// <summary>An address that keeps the language that was asked for.</summary>
    public static string WithLanguage(string address, string? language) =>
        language is null ? address : $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{LanguageKey}={language}";
}
