using Baloan.Sandbox.Json;

namespace Baloan.Sandbox.Gateway;

/// <summary>A 401 with the challenge that belongs to it.</summary>
internal sealed class UnauthorizedAnswer(object body) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.WWWAuthenticate = "Bearer realm=\"api\"";
        return Results.Json(body, SandboxJson.Options, ErrorAnswers.JsonType, StatusCodes.Status401Unauthorized).ExecuteAsync(httpContext);
    }
}
