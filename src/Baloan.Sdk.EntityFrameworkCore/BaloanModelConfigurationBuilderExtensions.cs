using Baloan.Sdk;

namespace Microsoft.EntityFrameworkCore;

/// <summary>Teaches a model of Entity Framework Core the types of <c>Baloan.Sdk</c>.</summary>
public static class BaloanModelConfigurationBuilderExtensions
{
    private const int PhoneNumberLength = 11;
    private const int NationalIdLength = 16;
    private const int NameLength = 100;
    private const int RangeLength = 100;
    private const int AmountPrecision = 28;
    private const int AmountScale = 4;

    /// <summary>
    /// Stores every property of the types <see cref="PhoneNumber"/>, <see cref="NationalId"/>, <see cref="BirthDate"/>,
    /// <see cref="Toman"/>, <see cref="TomanRange"/>, <see cref="LoanState"/> and <see cref="BaloanErrorCode"/>, and of their nullable
    /// forms, in a column of its own. To be called in <see cref="DbContext.ConfigureConventions"/>.
    /// </summary>
    /// <remarks>
    /// A phone number, a national id and a date of birth are stored whole: who may read the table may read them.
    /// An amount has room for 24 digits before and 4 behind the point; the database may round a finer one.
    /// </remarks>
    /// <param name="configuration">The conventions of the model.</param>
    /// <returns>The same conventions.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="configuration"/> is <see langword="null"/>.</exception>
    public static ModelConfigurationBuilder UseBaloanConverters(this ModelConfigurationBuilder configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        configuration.Properties<PhoneNumber>().HaveConversion<PhoneNumberValueConverter>().HaveMaxLength(PhoneNumberLength).AreUnicode(false);
        configuration.Properties<NationalId>().HaveConversion<NationalIdValueConverter>().HaveMaxLength(NationalIdLength).AreUnicode(false);
        configuration.Properties<BirthDate>().HaveConversion<BirthDateValueConverter>();
        configuration.Properties<Toman>().HaveConversion<TomanValueConverter>().HavePrecision(AmountPrecision, AmountScale);
        configuration.Properties<TomanRange>().HaveConversion<TomanRangeValueConverter>().HaveMaxLength(RangeLength).AreUnicode(false);
        configuration.Properties<LoanState>().HaveConversion<LoanStateValueConverter>().HaveMaxLength(NameLength);
        configuration.Properties<BaloanErrorCode>().HaveConversion<BaloanErrorCodeValueConverter>().HaveMaxLength(NameLength);
        return configuration;
    }
}
