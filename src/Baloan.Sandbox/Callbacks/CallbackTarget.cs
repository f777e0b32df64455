using System.Text;

namespace Baloan.Sandbox.Callbacks;

/// <summary>Where call backs go, and what lets them in there.</summary>
internal sealed class CallbackTarget
{
    private CallbackTarget(Uri url, string? credentials, string? secret)
    {
        Url = url;
        Credentials = credentials;
        Secret = secret;
    }

    /// <summary>The address without its user information: that is shown and kept nowhere.</summary>
    public Uri Url { get; }

    /// <summary>The user information as HTTP basic authentication takes it; null without any.</summary>
    public string? Credentials { get; }

    /// <summary>The secret for its own header; null without any.</summary>
    public string? Secret { get; }

    public static CallbackTarget Of(Uri url, string? secret)
    {
        if (url.UserInfo.Length == 0)
        {
            return new(url, credentials: null, secret);
        }

        // As HTTP libraries do: "user" alone is a user without a password.
        var (user, password) = url.UserInfo.Split(':', 2) is [var first, var second] ? (first, second) : (url.UserInfo, "");
        var credentials = $"{Uri.UnescapeDataString(user)}:{Uri.UnescapeDataString(password)}";
        return new(
            new(url.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.UserInfo, UriFormat.UriEscaped)),
            Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)),
            secret);
    }

    /// <summary>The target as somebody changed it who sees it without its user information: that stays as long as the address does.</summary>
    public static CallbackTarget Of(Uri url, string? secret, CallbackTarget? before) =>
        url.UserInfo.Length == 0 && before?.Url == url ? new(url, before.Credentials, secret) : Of(url, secret);

    public override string ToString() => "Call back target";
}
