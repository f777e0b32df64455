using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Baloan.Sdk;

/// <summary>A secret as the password of HTTP basic authentication. Its user name may be any.</summary>
internal static class SecretInAuthorization
{
    private const string Scheme = "Basic ";
    private const int MaxBytes = 512;

    /// <summary>
    /// Takes a known secret, and where partners call back at this address whatever could be one of theirs, and its header with it, so that
    /// no authentication of the application's own takes it for a user's; or null.
    /// </summary>
    public static GivenSecret? Take(IHttpRequestFeature request, CallbackSettings settings, CallbackPaths? pathsOfPartners)
    {
        if (Read(request.Headers) is not { } secret)
        {
            return null;
        }

        var isKnown = settings.KnowsSecret(secret);
        if (!isKnown && !(CallbackSecret.IsValid(secret) && pathsOfPartners?.Contains(request.Path.AsSpan().TrimEnd('/')) == true))
        {
            return null;
        }

        request.Headers.Remove(HeaderNames.Authorization);
        return new GivenSecret(secret, isKnown ? settings : null, Path: null);
    }

    /// <summary>The password that the header carries, or null.</summary>
    public static string? Read(IHeaderDictionary headers)
    {
        if (headers.Authorization is not [{ } header] || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        Span<byte> bytes = stackalloc byte[MaxBytes];
        if (!Convert.TryFromBase64Chars(header.AsSpan(Scheme.Length).Trim(), bytes, out var length))
        {
            return null;
        }

        var colon = bytes[..length].IndexOf((byte)':');
        return colon < 0 ? null : Encoding.Latin1.GetString(bytes[(colon + 1)..length]);
    }
}
