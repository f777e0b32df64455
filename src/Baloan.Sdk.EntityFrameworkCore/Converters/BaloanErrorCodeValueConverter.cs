using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Baloan.Sdk;

/// <summary>Stores a <see cref="BaloanErrorCode"/> as the gateway writes it, documented or not; none as an empty text.</summary>
public sealed class BaloanErrorCodeValueConverter() : ValueConverter<BaloanErrorCode, string>(
    value => value.Value,
    stored => BaloanErrorCode.From(stored));
