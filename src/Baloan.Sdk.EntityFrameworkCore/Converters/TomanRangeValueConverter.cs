using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Baloan.Sdk;

/// <summary>Stores a <see cref="TomanRange"/> in Toman, as <c>[10000000,30000000)</c> or <c>empty</c>; one that was never set as an empty text.</summary>
public sealed class TomanRangeValueConverter() : ValueConverter<TomanRange, string>(
    value => value.ToString(),
    stored => stored.Length == 0 ? default : TomanRange.Parse(stored));
