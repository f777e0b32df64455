using Baloan.Sandbox.Json;

namespace Baloan.Sandbox.Control;

/// <summary>Says what a value must be, in the words of its sender.</summary>
internal static class ValueForms
{
    private static readonly Dictionary<Type, string> Words = new()
    {
        [typeof(string)] = "a string",
        [typeof(bool)] = "true or false",
        [typeof(int)] = "a whole number of 32 bits",
        [typeof(long)] = "a whole number of 64 bits",
        [typeof(double)] = "a number",
        [typeof(TimeSpan)] = "a number of seconds, such as 90",
        [typeof(DateTimeOffset)] = "a time, such as 2030-01-01T00:00:00Z",
        [typeof(Guid)] = "a UUID, such as 4d0c6a3a-7e0b-4a0e-9a43-3c1d2b7f9a11",
        [typeof(Uri)] = "an address, such as http://localhost:5000/",
    };

    public static string Of(Type type) => Choices(type) is { } choices ? $"one of {string.Join(", ", choices)}" : Words[ValueOf(type)];

    /// <summary>The names that a value of an enumeration has; null for other types.</summary>
    public static IEnumerable<string>? Choices(Type type) => ValueOf(type) is { IsEnum: true } value ? SnakeCaseEnum.Names(value) : null;

    /// <summary>The part of a sentence that lists the names that are allowed.</summary>
    public static string Allowed(IEnumerable<string> names) => names.ToArray() switch
    {
        [] => "none is allowed",
        [var only] => $"allowed is {only}",
        var several => $"allowed are {string.Join(", ", several)}",
    };

    private static Type ValueOf(Type type) => Nullable.GetUnderlyingType(type) ?? type;
}
