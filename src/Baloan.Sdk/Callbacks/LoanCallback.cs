using System.Diagnostics.CodeAnalysis;
using System.Runtime.Serialization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Baloan.Sdk;

/// <summary>
/// A call back: the gateway tells the partner that a loan file changed its state. It is not signed, may come more than once
/// and out of order: take it as a hint unless its sender is known.
/// </summary>
[DataContract]
public sealed class LoanCallback : IJsonModel
{
    internal static readonly JsonObject<LoanCallback> Wire = new JsonObject<LoanCallback>(size: 48, static () => new LoanCallback())
        .Required("uuid", static (ref JsonValues json, LoanCallback callback) => (callback.LoanId = json.Uuid()) != Guid.Empty)
        .Required("state", static (ref JsonValues json, LoanCallback callback) => (callback.State = LoanState.Read(ref json)) != default)
        .Optional("reason", static (ref JsonValues json, LoanCallback callback) => callback.Reason = json.Text());

    /// <summary>The loan whose file changed.</summary>
    [JsonPropertyName("uuid")]
    [DataMember]
    public Guid LoanId { get; set; }

    /// <summary>The new state.</summary>
    [JsonPropertyName("state")]
    [DataMember]
    public LoanState State { get; set; }

    /// <summary>Why the file was blocked or cancelled, where the gateway says so. May hold personal data.</summary>
    [JsonPropertyName("reason")]
    [DataMember]
    public string? Reason { get; set; }

    /// <summary>
    /// Fields of the call back that this version does not know; <see langword="null"/> where there were none. At most 64 are kept,
    /// of 64 KiB together, and fewer in a body that consists of little else.
    /// </summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    // The same for serialisers that know no JsonElement.
    [DataMember(EmitDefaultValue = false)]
    private string? AdditionalText
    {
        get => AdditionalFields.Write(AdditionalData);
        set => AdditionalData = AdditionalFields.Read(value);
    }

    // The gateway's own name of the loan, for a body that such a serialiser reads.
    [DataMember(Name = "uuid", EmitDefaultValue = false)]
    private Guid? Uuid
    {
        get => null;
        set => LoanId = value ?? LoanId;
    }

    /// <summary>Reads a call back's body.</summary>
    /// <param name="utf8Json">The body, JSON in UTF-8, with or without a byte order mark.</param>
    /// <exception cref="FormatException">It is no call back; the message names the field, and holds nothing of the body.</exception>
    public static LoanCallback Parse(ReadOnlySpan<byte> utf8Json) =>
        Wire.Read(utf8Json, out var unreadable, out _)
        ?? throw new FormatException(unreadable.Field is null ? "This is no call back in JSON." : $"The call back lacks a readable '{unreadable.Field}'.");

    /// <inheritdoc cref="Parse(ReadOnlySpan{byte})"/>
    /// <param name="json">The body, JSON.</param>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    public static LoanCallback Parse(string json) =>
        Parse(Encoding.UTF8.GetBytes(json ?? throw new ArgumentNullException(nameof(json))));

    /// <summary>Reads a call back's body, if it is one.</summary>
    /// <param name="utf8Json">The body, JSON in UTF-8, with or without a byte order mark.</param>
    /// <param name="callback">The call back, or <see langword="null"/>.</param>
    public static bool TryParse(ReadOnlySpan<byte> utf8Json, [NotNullWhen(true)] out LoanCallback? callback)
    {
        callback = Wire.Read(utf8Json, out _, out _);
        return callback is not null;
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{byte}, out LoanCallback)"/>
    /// <param name="json">The body, JSON.</param>
    /// <param name="callback">The call back, or <see langword="null"/>.</param>
    public static bool TryParse([NotNullWhen(true)] string? json, [NotNullWhen(true)] out LoanCallback? callback) =>
        TryParse(Encoding.UTF8.GetBytes(json ?? ""), out callback);

    /// <summary>The loan and its state, without the reason. A state that is not documented is not spelt out: anybody may have sent it.</summary>
    public override string ToString() => $"{LoanId:D} {(State.IsDocumented ? State.Value : "in an undocumented state")}";
}
