using System.Text.Json;

namespace Baloan.Sdk;

/// <summary>Reads what tells who an applicant is.</summary>
internal static class JsonApplicant
{
    // What a value takes, in bytes.
    private const int Size = 64;

    /// <summary>Reads a phone number that an answer repeats; one that cannot be read, such as a masked one, is the default.</summary>
    public static PhoneNumber ReadPhoneNumber(ref JsonValues json)
    {
        json.Spend(Size);
        if (!TryReadPhoneNumber(ref json.Json, out var value))
        {
            json.Json.Skip();
        }

        return value;
    }

    /// <summary>Reads a national identifier that an answer repeats; one that cannot be read, such as a masked one, is the default.</summary>
    public static NationalId ReadNationalId(ref JsonValues json)
    {
        json.Spend(Size);
        if (!TryReadNationalId(ref json.Json, out var value))
        {
            json.Json.Skip();
        }

        return value;
    }

    /// <summary>Reads a date of birth that an answer repeats; one that cannot be read, such as a masked one, is the default.</summary>
    public static BirthDate ReadBirthDate(ref JsonValues json)
    {
        json.Spend(Size);
        if (!TryReadBirthDate(ref json.Json, out var value))
        {
            json.Json.Skip();
        }

        return value;
    }

    /// <summary>Reads a phone number; false for anything else, with the reader where it was.</summary>
    public static bool TryReadPhoneNumber(ref Utf8JsonReader reader, out PhoneNumber value)
    {
        value = default;
        Span<char> text = stackalloc char[JsonText.MaxLength];
        return JsonText.TryCopy(ref reader, text, out var length) && PhoneNumber.TryParse(text[..length], out value);
    }

    /// <summary>Reads a national identifier; false for anything else, with the reader where it was.</summary>
    public static bool TryReadNationalId(ref Utf8JsonReader reader, out NationalId value)
    {
        value = default;
        Span<char> text = stackalloc char[JsonText.MaxLength];
        return JsonText.TryCopy(ref reader, text, out var length) && NationalId.TryParse(text[..length], out value);
    }

    /// <summary>Reads a date of birth; false for anything else, with the reader where it was.</summary>
    public static bool TryReadBirthDate(ref Utf8JsonReader reader, out BirthDate value)
    {
        value = default;
        Span<char> text = stackalloc char[JsonText.MaxLength];
        return JsonText.TryCopy(ref reader, text, out var length) && BirthDate.TryParse(text[..length], out value);
    }
}
