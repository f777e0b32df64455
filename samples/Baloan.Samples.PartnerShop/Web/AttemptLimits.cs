using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Baloan.Samples.PartnerShop.Web;

/// <summary>Lets one address send a form only so often in a minute: a password is not guessed, a person's data not tried out.</summary>
public static partial class AttemptLimits
{
    /// <summary>The clerk's password: five times a minute.</summary>
    public const string SignIn = "sign-in";

    /// <summary>A request for a loan: thirty times a minute.</summary>
    public const string LoanRequest = "loan-request";

    private const int BytesOfHomeNetwork = 8;

    public static void AddAttemptLimits(this IServiceCollection services) => services.AddRateLimiter(limits =>
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.OnRejected = TellAsync;
        limits.AddPolicy(SignIn, context => FormsOf(context, 5));
        limits.AddPolicy(LoanRequest, context => FormsOf(context, 30));
    });

    private static RateLimitPartition<string> FormsOf(HttpContext context, int timesAMinute) =>
        HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter(
                NetworkOf(context.Connection.RemoteIpAddress),
                _ => new FixedWindowRateLimiterOptions { PermitLimit = timesAMinute, Window = TimeSpan.FromMinutes(1) })
            : RateLimitPartition.GetNoLimiter("reading");

    /// <summary>An IPv4 address, or the /64 that a home with IPv6 has to itself.</summary>
    private static string NetworkOf(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, BytesOfHomeNetwork)),
        _ => address.ToString(),
    };

    private static ValueTask TellAsync(OnRejectedContext rejected, CancellationToken cancellationToken)
    {
        var context = rejected.HttpContext;
        if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var pause))
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(pause.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        var logger = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(AttemptLimits));
        LogTooOften(logger, context.Request.Path, context.Connection.RemoteIpAddress);
        return ValueTask.CompletedTask;
    }

    [LoggerMessage(1, LogLevel.Warning, "{Path} was sent too often from {Address}.")]
    private static partial void LogTooOften(ILogger logger, PathString path, IPAddress? address);
}
