using System.Text.Json.Serialization;

namespace Baloan.Sdk.Benchmarks.Callbacks;

[JsonSerializable(typeof(BareCallback))]
internal sealed partial class BareCallbackContext : JsonSerializerContext;
