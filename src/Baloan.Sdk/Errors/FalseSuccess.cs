using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Baloan.Sdk;

/// <summary>
/// Tells a success that the gateway gave from one that it cannot have given: what stands before it, such as a firewall with its
/// challenge or a captive portal, likes to answer with 200 too, and an error's code may come with a 200.
/// </summary>
internal static class FalseSuccess
{
    // 206 and all above it answer to what was never asked for: a part, several things, a difference.
    private const int LastWhole = 205;

    /// <summary>Whether a status of success is one that the client's requests can have.</summary>
    public static bool IsKnown(int status) => status is >= 200 and <= LastWhole;

    /// <summary>Whether a body is foreign to the gateway. Its own answers to a change are empty, plain text, or JSON without a documented error code.</summary>
    /// <param name="body">The body, or its beginning.</param>
    /// <param name="isCut">Whether it is its beginning alone; no text of the gateway is so long.</param>
    /// <param name="status">The status.</param>
    /// <param name="mediaType">The media type that it came with.</param>
    /// <param name="charset">The character set that it came with.</param>
    public static bool IsForeign(ReadOnlySpan<byte> body, bool isCut, int status, string? mediaType, string? charset)
    {
        if (body.IsEmpty)
        {
            return false;
        }

        var content = CodeShape.Trim(BodyCharset.AsUtf8(body, charset));
        if (!BodyText.StartsJson(content))
        {
            return !content.IsEmpty
                && (isCut || !MayBeText(mediaType) || HasMarkup(content) || DocumentedError.Find(content) is not null || !IsText(content));
        }

        var walk = new ErrorBodyReader(content, status, details: null);
        walk.Run();
        return walk.HasDocumentedCode || IsPage(content, isCut, mediaType);
    }

    /// <summary>Whether what starts as JSON is a page all the same: one within a string, or one that breaks the JSON off.</summary>
    private static bool IsPage(ReadOnlySpan<byte> content, bool isCut, string? mediaType)
    {
        var reader = new Utf8JsonReader(content, isFinalBlock: !isCut, state: default);
        try
        {
            if (!reader.Read())
            {
                // A string that is longer than what is there.
                return !MayBeText(mediaType) || HasMarkup(content);
            }

            if (reader.TokenType == JsonTokenType.String && (!MayBeText(mediaType) || HasMarkup(reader.ValueSpan)))
            {
                return true;
            }

            while (reader.Read())
            {
            }

            return false;
        }
        catch (JsonException)
        {
            return !MayBeText(mediaType) || HasMarkup(content);
        }
    }

    private static bool HasMarkup(ReadOnlySpan<byte> content)
    {
        for (var i = 0; i < content.Length - 1; i++)
        {
            if (content[i] == (byte)'<'
                && content[i + 1] is (byte)'!' or (byte)'?' or (byte)'/' or (>= (byte)'A' and <= (byte)'Z') or (>= (byte)'a' and <= (byte)'z'))
            {
                return true;
            }
        }

        return false;
    }

    private static bool MayBeText(string? mediaType) =>
        string.IsNullOrEmpty(mediaType)
        || mediaType!.Equals("text/plain", StringComparison.OrdinalIgnoreCase)
        || mediaType.EndsWith("json", StringComparison.OrdinalIgnoreCase);

    private static bool IsText(ReadOnlySpan<byte> content)
    {
        foreach (var b in content)
        {
            if (b is < (byte)' ' and not ((byte)'\r' or (byte)'\n' or (byte)'\t'))
            {
                return false;
            }
        }

        return true;
    }
}

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
