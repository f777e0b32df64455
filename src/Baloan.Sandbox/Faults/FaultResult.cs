using System.Text;

namespace Baloan.Sandbox.Faults;

/// <summary>A status with any body.</summary>
internal sealed class FaultResult(int status, string? body, string contentType, string? retryAfter) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        if (retryAfter is not null)
        {
            response.Headers.RetryAfter = retryAfter;
        }

        if (body is not null)
        {
            response.ContentType = contentType;
            await response.Body.WriteAsync(Encoding.UTF8.GetBytes(body), httpContext.RequestAborted);
        }
    }
}
