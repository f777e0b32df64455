namespace Baloan.Sdk;

/// <summary>Why an answer cannot be read.</summary>
/// <param name="Field">The wire name of what is missing or cannot be read; null for the whole answer.</param>
/// <param name="IsTooCostly">Whether it asks for more memory than an answer of its length may take.</param>
internal readonly record struct Unreadable(string? Field, bool IsTooCostly);
