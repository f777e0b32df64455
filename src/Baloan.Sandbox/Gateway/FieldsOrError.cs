using System.Text.Json;

namespace Baloan.Sandbox.Gateway;

/// <summary>The fields of a request's body, or the answer when it has none that can be read.</summary>
internal readonly record struct FieldsOrError(IReadOnlyDictionary<string, JsonElement>? Fields, IResult? Error);
