using System.Globalization;
using System.Text;

namespace Baloan.Sdk;

/// <summary>Writes the message of a <see cref="BaloanApiException"/>, from nothing that can be personal.</summary>
internal static class ErrorSentence
{
    // The names of the wire; any other name in an answer could be made of what a person typed.
    private static readonly string[] ShownFields =
        ["phone_number", "national_identifier", "birth_date", "amount", "loan_due", "store", "otp", "username", "password"];

    public static string For(BaloanApiError error, ErrorFamily family)
    {
        var documented = ErrorFamilies.Find(error.Code);
        var sentence = new StringBuilder(160)
            .Append(error.Operation ?? "A request")
            .Append(" was answered with status ")
            .Append(((int)error.StatusCode).ToString(CultureInfo.InvariantCulture));
        if (CodeShape.IsSafeToShow(error.Code))
        {
            sentence.Append(" and code ").Append(error.Code.Value);
        }

        sentence.Append(". ").Append(documented?.Family == family ? documented.Advice : ErrorFamilies.Advice(family));
        if (error.HasFieldErrors)
        {
            AppendFields(sentence, error.FieldErrors);
        }

        if (error.RetryAfter is { } wait && wait > TimeSpan.Zero)
        {
            sentence.AppendFormat(CultureInfo.InvariantCulture, " The gateway asks to wait {0:0} s.", Math.Ceiling(wait.TotalSeconds));
        }

        return sentence.ToString();
    }

    private static void AppendFields(StringBuilder sentence, IReadOnlyDictionary<string, IReadOnlyList<string>> errors)
    {
        var separator = " Fields: ";
        foreach (var field in ShownFields)
        {
            if (errors.ContainsKey(field))
            {
                sentence.Append(separator).Append(field);
                separator = ", ";
            }
        }

        if (separator == ", ")
        {
            sentence.Append('.');
        }
    }
}
