using System.Globalization;
using System.Net;

namespace Baloan.Sdk;

/// <summary>What is thrown where a handler followed a redirect: what answered is not what was asked.</summary>
internal static class FollowedRedirect
{
    public static BaloanResponseException ToException(string operation, HttpStatusCode status) => BaloanResponseException.WithSentence(
        string.Format(
            CultureInfo.InvariantCulture,
            "The answer to {0} (status {1}) comes from where a redirect led, and is not the gateway's. The primary handler of this client's HttpClient must follow no redirects.",
            operation,
            (int)status),
        operation,
        status,
        Cause());

    public static InvalidOperationException Cause() => new(
        "The primary handler of this client's HttpClient followed a redirect, so that the answer is not the gateway's. Turn redirects off on it.");
}
