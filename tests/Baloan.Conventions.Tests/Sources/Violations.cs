namespace Baloan.Conventions.Tests.Sources;

/// <summary>The places that break a rule.</summary>
internal static class Violations
{
    /// <summary>Shows every place, one a line.</summary>
    public static void ShouldBeNone(this IEnumerable<string> violations) =>
        string.Join('\n', violations.Distinct()).Should().BeEmpty();
}
