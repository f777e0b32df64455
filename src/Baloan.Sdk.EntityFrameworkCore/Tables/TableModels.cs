using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Baloan.Sdk;

/// <summary>The tables of book and inbox, the same for every database.</summary>
internal static class TableModels
{
    // Two of them make a key, which SQL Server holds to 900 bytes.
    internal const int NameLength = 200;
    // The keys have no type of their own, which an application's compiled model could not name.
    internal const string KeyType = "BaloanKey";
    internal const string KeyName = "Name";
    internal const string KeyValue = "Value";
    private const int MarkLength = 64;
    private const int ErrorLength = 300;
    private const int KeyLength = 1000;

    public static void AddBook(EntityTypeBuilder<BookedLoan> loan, string? schema)
    {
        loan.ToTable("BaloanLoans", schema);
        loan.HasKey(l => new { l.Partner, l.Reference });
        loan.Property(l => l.Partner).HasMaxLength(NameLength);
        loan.Property(l => l.Reference).HasMaxLength(NameLength);
        loan.Property(l => l.Status).HasConversion<string>().HasMaxLength(16).IsUnicode(false);
        loan.Property(l => l.SettledBy).HasConversion<string>().HasMaxLength(16).IsUnicode(false);
        loan.Property(l => l.ErrorCode).HasConversion<BaloanErrorCodeValueConverter>().HasMaxLength(NameLength);
        loan.Property(l => l.State).HasConversion<LoanStateValueConverter>().HasMaxLength(NameLength);
        foreach (var amount in new[] { nameof(BookedLoan.Amount), nameof(BookedLoan.MonthlyInstallmentAmount), nameof(BookedLoan.TotalPayback) })
        {
            loan.Property(amount).HasConversion<TomanValueConverter>().HasPrecision(28, 4);
        }

        loan.Property(l => l.AttemptId);
        loan.Property(l => l.LeaseEndsAt);
        loan.Property(l => l.PollAt);
        loan.Property(l => l.DisownedAt);
        loan.Property(l => l.Fingerprint).HasMaxLength(MarkLength).IsUnicode(false);
        loan.Property(l => l.OpenFingerprint).HasMaxLength(MarkLength).IsUnicode(false);
        loan.HasIndex(l => l.LoanId).IsUnique();
        loan.HasIndex(l => new { l.Partner, l.OpenFingerprint }).IsUnique();
        loan.HasIndex(l => new { l.Status, l.LeaseEndsAt });
        loan.HasIndex(l => l.PollAt);
        loan.HasIndex(l => new { l.Status, l.State });
        KeepUtc(loan);
    }

    public static void AddKeys(EntityTypeBuilder<Dictionary<string, object>> key, string? schema)
    {
        key.ToTable("BaloanKeys", schema);
        key.IndexerProperty<string>(KeyName).HasMaxLength(MarkLength).IsUnicode(false);
        key.IndexerProperty<string>(KeyValue).HasMaxLength(KeyLength).IsUnicode(false).IsRequired();
        key.HasKey(KeyName);
    }

    public static void AddInbox(EntityTypeBuilder<StoredCallback> callback, string? schema)
    {
        callback.ToTable("BaloanCallbacks", schema);
        callback.HasKey(c => c.Id);
        callback.Property(c => c.Id).ValueGeneratedOnAdd();
        callback.Property(c => c.Partner).HasMaxLength(NameLength);
        callback.Property(c => c.State).HasConversion<LoanStateValueConverter>().HasMaxLength(NameLength);
        callback.Property(c => c.ReasonMark).HasMaxLength(MarkLength).IsUnicode(false);
        callback.Property(c => c.Source).HasConversion<string>().HasMaxLength(16).IsUnicode(false);
        callback.Property(c => c.Error).HasMaxLength(ErrorLength);
        callback.Property(c => c.AdditionalJson);
        callback.Property(c => c.DueAt);
        callback.Property(c => c.LeaseId);
        callback.Property(c => c.LeaseEndsAt);
        callback.HasIndex(c => new { c.LoanId, c.Partner, c.State, c.ReasonMark }).IsUnique();
        callback.HasIndex(c => c.DueAt);
        callback.HasIndex(c => c.DeadAt);
        callback.HasIndex(c => c.HandledAt);
        callback.HasIndex(c => c.LeaseId);
        KeepUtc(callback);
    }

    // Some databases keep no kind of time, and some want to be told that it is UTC.
    private static void KeepUtc<T>(EntityTypeBuilder<T> type)
        where T : class
    {
        var converter = new ValueConverter<DateTime, DateTime>(
            static time => DateTime.SpecifyKind(time, DateTimeKind.Utc), static stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc));
        foreach (var property in type.Metadata.GetProperties().Where(property => (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(DateTime)))
        {
            property.SetValueConverter(converter);
        }
    }
}
