using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Baloan.Sdk;

/// <summary>Stores a <see cref="BirthDate"/> as a Gregorian date; one that was never set as 0001-01-01.</summary>
public sealed class BirthDateValueConverter() : ValueConverter<BirthDate, DateOnly>(
    value => value.ToDateOnly(),
    stored => stored == default ? default : new BirthDate(stored));
