using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Baloan.Sdk;

/// <summary>Stores a <see cref="NationalId"/> whole, as its 8 to 16 digits; one that was never set as an empty text.</summary>
public sealed class NationalIdValueConverter() : ValueConverter<NationalId, string>(
    value => value.Value,
    stored => stored.Length == 0 ? default : NationalId.Parse(stored));
