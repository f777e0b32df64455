using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Baloan.Sdk;

/// <summary>Stores a <see cref="PhoneNumber"/> whole, as <c>09123456789</c>; one that was never set as an empty text.</summary>
public sealed class PhoneNumberValueConverter() : ValueConverter<PhoneNumber, string>(
    value => value.Value,
    stored => stored.Length == 0 ? default : PhoneNumber.Parse(stored));
