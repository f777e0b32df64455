using System.Globalization;
using System.Text.Json;

namespace Baloan.Sandbox.Gateway;

/// <summary>Takes typed values out of a body's fields and gathers what is wrong with each.</summary>
internal sealed class FieldReader
{
    private readonly Dictionary<string, List<string>> _errors = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, JsonElement> _fields;
    private readonly IResult? _unreadable;
    private readonly GatewayAnswers _answers;

    private FieldReader(IReadOnlyDictionary<string, JsonElement> fields, IResult? unreadable, GatewayAnswers answers)
    {
        _fields = fields;
        _unreadable = unreadable;
        _answers = answers;
    }

    /// <summary>The answer that says what is wrong: with the body as a whole, or with each of its fields. Null where nothing is.</summary>
    public IResult? Error => _unreadable ?? (_errors.Count > 0 ? GatewayAnswers.Fields(_errors) : null);

    public static async Task<FieldReader> ReadAsync(HttpContext context)
    {
        var (fields, unreadable) = await BodyReader.ReadAsync(context);
        return new(fields, unreadable, Exchange.Of(context).Answers);
    }

    public string Text(string name)
    {
        if (Present(name) is not { } value)
        {
            return "";
        }

        if (value.ValueKind is not (JsonValueKind.String or JsonValueKind.Number))
        {
            Refuse(name, "not_a_string");
            return "";
        }

        var text = value.ToString().Trim();
        if (text.Length == 0)
        {
            Refuse(name, "blank");
        }

        return text;
    }

    public long Integer(string name, long minimum)
    {
        if (Present(name) is not { } value)
        {
            return 0;
        }

        var text = value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? value.ToString().Trim() : "";
        var isInteger = decimal.TryParse(
            text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number == decimal.Truncate(number) && number is >= long.MinValue and <= long.MaxValue;
        if (!isInteger)
        {
            Refuse(name, "not_an_integer");
            return 0;
        }

        if (number < minimum)
        {
            Refuse(name, "minimum", minimum.ToString(CultureInfo.InvariantCulture));
        }

        return (long)number;
    }

    public void Require(string name, bool holds, string message, string? argument = null)
    {
        if (!holds && !_errors.ContainsKey(name))
        {
            Refuse(name, message, argument);
        }
    }

    private JsonElement? Present(string name)
    {
        if (!_fields.TryGetValue(name, out var value))
        {
            Refuse(name, "required");
            return null;
        }

        if (value.ValueKind == JsonValueKind.Null)
        {
            Refuse(name, "null");
            return null;
        }

        return value;
    }

    private void Refuse(string name, string message, string? argument = null)
    {
        if (!_errors.TryGetValue(name, out var messages))
        {
            _errors[name] = messages = [];
        }

        messages.Add(_answers.Text(message, argument));
    }
}
