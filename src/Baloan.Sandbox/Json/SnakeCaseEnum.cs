using System.Text.Json;

namespace Baloan.Sandbox.Json;

/// <summary>Reads the values of an enumeration from snake case, kebab case or their own names; writes snake case.</summary>
internal static class SnakeCaseEnum
{
    public static string Name<T>(T value)
        where T : struct, Enum =>
        JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    public static bool TryParse<T>(string text, out T value)
        where T : struct, Enum =>
        Enum.TryParse(text.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out value)
        && Enum.IsDefined(value);
}
