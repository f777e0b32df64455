using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Baloan.Sdk.AspNetCore.Callbacks.Internal;

/// <summary>A secret as the password of HTTP basic authentication. Its user name may be any.</summary>
internal static class SecretInAuthorization
{
    private const string Scheme = "Basic ";
    private const int MaxBytes = 512;

    /// <summary>Takes a known secret, and its header with it, so that no authentication of the application's own takes it for a user's; or null.</summary>
    public static GivenSecret? Take(IHttpRequestFeature request, CallbackSettings settings)
    {
        if (!settings.HasSecrets || request.Headers.Authorization is not [{ } header] || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        Span<byte> bytes = stackalloc byte[MaxBytes];
        if (!Convert.TryFromBase64Chars(header.AsSpan(Scheme.Length).Trim(), bytes, out var length))
        {
            return null;
        }

        var colon = bytes[..length].IndexOf((byte)':');
        var secret = colon < 0 ? "" : Encoding.Latin1.GetString(bytes[(colon + 1)..length]);
        if (!settings.KnowsSecret(secret))
        {
            return null;
        }

        request.Headers.Remove(HeaderNames.Authorization);
        return new GivenSecret(secret, settings, Path: null);
    }
}
