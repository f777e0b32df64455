using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Baloan.Samples.PartnerShop.Orders;
using Microsoft.AspNetCore.RateLimiting;

namespace Baloan.Samples.PartnerShop.Web;

/// <summary>Lets one address, or one customer, send a form only so often in a minute: a password is not guessed, a person's data not tried out.</summary>
public static partial class AttemptLimits
{
    /// <summary>The clerk's password: five times a minute.</summary>
    public const string SignIn = "sign-in";

    /// <summary>A request for a loan: thirty times a minute.</summary>
    public const string LoanRequest = "loan-request";

    /// <summary>A search for one's orders: ten times a minute.</summary>
    public const string OrderSearch = "order-search";

    /// <summary>A step of an order, such as asking for an OTP or signing with one: ten times a minute for each customer.</summary>
    public const string OrderStep = "order-step";

    private const int BytesOfHomeNetwork = 8;

    public static void AddAttemptLimits(this IServiceCollection services) => services.AddRateLimiter(limits =>
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.OnRejected = TellAsync;
        limits.AddPolicy(SignIn, context => FormsOf(context, NetworkOf(context.Connection.RemoteIpAddress), 5));
        limits.AddPolicy(LoanRequest, context => FormsOf(context, NetworkOf(context.Connection.RemoteIpAddress), 30));
        limits.AddPolicy(OrderSearch, context => FormsOf(context, NetworkOf(context.Connection.RemoteIpAddress), 10));
        limits.AddPolicy(OrderStep, context => FormsOf(context, CustomerOf(context), 10));
    });

    private static RateLimitPartition<string> FormsOf(HttpContext context, string sender, int timesAMinute) =>
        HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter(
                sender,
                _ => new FixedWindowRateLimiterOptions { PermitLimit = timesAMinute, Window = TimeSpan.FromMinutes(1) })
            : RateLimitPartition.GetNoLimiter("reading");

    /// <summary>The order's customer, wherever they come from and with however many browsers: an order's forms are for its customer alone.</summary>
    private static string CustomerOf(HttpContext context) =>
        Guid.TryParse((string?)context.GetRouteValue("id"), out var orderId) && OrderKeys.Of(context.User).CustomerOf(orderId) is { } customerId
            ? customerId.ToString("N")
            : NetworkOf(context.Connection.RemoteIpAddress);

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
