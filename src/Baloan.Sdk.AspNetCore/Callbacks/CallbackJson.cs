using System.Text.Json;

namespace Baloan.Sdk;

/// <summary>Reads a call back, and refuses one that can be read in two ways or cannot be kept.</summary>
internal static class CallbackJson
{
    private const int MaxStateLength = 100;

    // As lenient as the parser, or a comment would hide what comes after it.
    private static readonly JsonReaderOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public static CallbackReading Read(ReadOnlySpan<byte> json)
    {
        if (json.IsEmpty)
        {
            return new CallbackReading(CallbackAnswer.Empty);
        }

        LoanCallback callback;
        try
        {
            if (FindDuplicate(json) is { } duplicate)
            {
                return Unreadable($"The call back gives '{duplicate}' more than once.");
            }

            callback = LoanCallback.Parse(json);
        }
        catch (FormatException exception)
        {
            return Unreadable(exception.Message);
        }
        catch (InvalidOperationException)
        {
            // The reader's word for an escape that is half a character.
            return Unreadable("The call back holds text that is no Unicode.");
        }

        return IsState(callback.State.Value) ? new CallbackReading(callback) : Unreadable("The call back lacks a readable 'state'.");
    }

    private static CallbackReading Unreadable(string detail) => new(CallbackAnswer.Unreadable(detail));

    private static bool IsState(string state)
    {
        if (state.Length > MaxStateLength)
        {
            return false;
        }

        foreach (var character in state)
        {
            if (char.IsControl(character))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A field of the call back that stands there twice, or null.</summary>
    private static string? FindDuplicate(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json.StartsWith(ByteOrderMark) ? json[ByteOrderMark.Length..] : json, Lenient);
        int ids = 0, states = 0, reasons = 0;
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1)
                {
                    continue;
                }

                ids += reader.ValueTextEquals("uuid"u8) ? 1 : 0;
                states += reader.ValueTextEquals("state"u8) ? 1 : 0;
                reasons += reader.ValueTextEquals("reason"u8) ? 1 : 0;
            }
        }
        catch (JsonException)
        {
            // What is no JSON is said by the parser.
        }

        return ids > 1 ? "uuid" : states > 1 ? "state" : reasons > 1 ? "reason" : null;
    }
}
