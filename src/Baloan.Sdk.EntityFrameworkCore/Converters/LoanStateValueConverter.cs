using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Baloan.Sdk;

/// <summary>Stores a <see cref="LoanState"/> as the gateway writes it, documented or not.</summary>
public sealed class LoanStateValueConverter() : ValueConverter<LoanState, string>(
    value => value.Value,
    stored => LoanState.From(stored));
