using System.Text;

namespace Baloan.Sdk;

/// <summary>
/// A partner's own route: parts of fixed text, and between them the places of values. It stays below the gateway's path, and as a
/// name in metrics it is of a bounded number, since what looks like a value may not stand in it.
/// </summary>
internal sealed class OperationRoute
{
    private const int MaxLength = 200;
    private const int MostDigitsInARow = 3;

    private readonly string[] _texts;

    private OperationRoute(string[] texts) => _texts = texts;

    /// <exception cref="ArgumentException"><paramref name="route"/> is no route.</exception>
    public static OperationRoute Parse(string route)
    {
        ArgumentNullException.ThrowIfNull(route);
        return FindViolation(route) is { } violation
            ? throw new ArgumentException($"The route {violation}.", nameof(route))
            : new OperationRoute([.. TextsOf(route)]);
    }

    /// <summary>The path with a value in each place.</summary>
    /// <exception cref="ArgumentException">A value cannot stand there, or their number is another.</exception>
    public string PathWith(string[] values)
    {
        var places = _texts.Length - 1;
        if (values.Length != places)
        {
            throw new ArgumentException($"The route has {places} names in braces, but there are {values.Length} values.", nameof(values));
        }

        var path = new StringBuilder(_texts[0]);
        for (var i = 0; i < places; i++)
        {
            if (!IsValue(values[i]))
            {
                throw new ArgumentException($"Value {i + 1} is missing, is . or .., or has a slash, a control character or half of a surrogate pair.", nameof(values));
            }

            path.Append(Uri.EscapeDataString(values[i])).Append(_texts[i + 1]);
        }

        return path.ToString();
    }

    private static string? FindViolation(string route)
    {
        if (route.Length is 0 or > MaxLength)
        {
            return "must have 1 to 200 characters";
        }

        var segments = route.Split('/');
        for (var i = 0; i < segments.Length; i++)
        {
            var isLast = i == segments.Length - 1;
            if (!IsName(segments[i]) && !IsText(segments[i]) && !(isLast && i > 0 && segments[i].Length == 0))
            {
                return "must be a path below /api/v1/partnership/ such as loan/{uuid}/, of letters, digits, '-', '_' and '.', without '..'";
            }

            if (!IsName(segments[i]) && HoldsValue(segments[i]))
            {
                return "must have a name in braces, such as {uuid}, where a request has a value of its own";
            }
        }

        return null;
    }

    private static bool IsName(string segment) => segment.Length > 2 && segment[0] == '{' && segment[^1] == '}' && IsText(segment[1..^1]);

    private static bool IsText(string segment) =>
        segment.Length > 0 && segment.All(static character => IsLetter(character) || IsDigit(character) || character is '-' or '_' or '.')
        && !segment.All(static character => character == '.');

    /// <summary>Whether a value, such as an id or a phone number, was written into the text.</summary>
    private static bool HoldsValue(string segment)
    {
        var inARow = 0;
        foreach (var character in segment)
        {
            inARow = IsDigit(character) ? inARow + 1 : 0;
            if (inARow > MostDigitsInARow)
            {
                return true;
            }
        }

        return Guid.TryParse(segment, out _);
    }

    private static bool IsValue(string? value) =>
        !string.IsNullOrWhiteSpace(value) && value is not ("." or "..") && !value!.Any(static character => char.IsControl(character) || character is '/' or '\\')
        && IsWhole(value!);

    /// <summary>Whether a text can be written as UTF-8; half of a surrogate pair would become another character.</summary>
    public static bool IsWhole(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i])))
            {
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<string> TextsOf(string route)
    {
        var start = 0;
        for (var open = route.IndexOf('{'); open >= 0; open = route.IndexOf('{', start))
        {
            yield return route[start..open];
            start = route.IndexOf('}', open) + 1;
        }

        yield return route[start..];
    }

    private static bool IsLetter(char character) => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    private static bool IsDigit(char character) => character is >= '0' and <= '9';
}
