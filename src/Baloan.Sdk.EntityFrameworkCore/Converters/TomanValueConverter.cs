using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Baloan.Sdk;

/// <summary>Stores a <see cref="Toman"/> as a number of Toman.</summary>
public sealed class TomanValueConverter() : ValueConverter<Toman, decimal>(
    value => value.Value,
    stored => new Toman(stored));
