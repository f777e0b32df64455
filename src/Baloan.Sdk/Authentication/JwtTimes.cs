using System.Globalization;
using System.Text.Json;

namespace Baloan.Sdk;

/// <summary>The times that a JWT tells of itself, each null where it tells none that can be true. Nothing is verified: that is the gateway's part.</summary>
internal readonly record struct JwtTimes(DateTimeOffset? Expires, DateTimeOffset? Issued)
{
    private const double LatestUnixTime = 253_402_300_799;

    // What the clocks of one gateway's servers may well differ by.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    /// <summary>The whole lifetime by the token's own times.</summary>
    public TimeSpan? Lifetime => Issued < Expires ? Expires - Issued : null;

    /// <summary>Whether a new token cannot have been given at this time: it would be dead by then, or not made yet.</summary>
    public bool Contradict(DateTimeOffset date) => Expires <= date || Issued - Tolerance > date;

    /// <summary>Total: any string gives an answer, and no exception.</summary>
    public static JwtTimes Read(string token)
    {
        var parts = token.Split('.');
        if (parts.Length != 3 || DecodeBase64Url(parts[1]) is not { } payload)
        {
            return default;
        }

        try
        {
            using var document = JsonDocument.Parse(payload);
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object
                ? new JwtTimes(ReadTime(root, "exp"), ReadTime(root, "iat") is { } issued && AnswerDate.IsPlausible(issued) ? issued : null)
                : default;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return default;
        }
    }

    private static DateTimeOffset? ReadTime(JsonElement root, string name)
    {
        if (!root.TryGetProperty(name, out var element))
        {
            return null;
        }

        double seconds;
        var isNumber = element.ValueKind switch
        {
            JsonValueKind.Number => element.TryGetDouble(out seconds),
            JsonValueKind.String => double.TryParse(element.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out seconds),
            _ => (seconds = 0) != 0,
        };

        return isNumber && seconds is > 0 and <= LatestUnixTime
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000))
            : null;
    }

    private static byte[]? DecodeBase64Url(string text)
    {
        var padded = text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '=');
        try
        {
            return Convert.FromBase64String(padded);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
