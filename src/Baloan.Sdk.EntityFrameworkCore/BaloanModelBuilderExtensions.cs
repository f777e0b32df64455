using Baloan.Sdk;

namespace Microsoft.EntityFrameworkCore;

/// <summary>Adds the tables of <c>Baloan.Sdk</c> to a model of Entity Framework Core.</summary>
public static class BaloanModelBuilderExtensions
{
    /// <summary>
    /// Adds the tables of the loan book (<c>BaloanLoans</c>, <c>BaloanKeys</c>) and of the inbox (<c>BaloanCallbacks</c>). To be called in
    /// <see cref="DbContext.OnModelCreating"/>; the application's own migrations make the tables.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="schema">The schema of the tables; <see langword="null"/> for the model's own.</param>
    /// <returns>The same model.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> is <see langword="null"/>.</exception>
    public static ModelBuilder AddBaloan(this ModelBuilder model, string? schema = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        model.Entity<BookedLoan>(loan => TableModels.AddBook(loan, schema));
        model.SharedTypeEntity<Dictionary<string, object>>(TableModels.KeyType, key => TableModels.AddKeys(key, schema));
        model.Entity<StoredCallback>(callback => TableModels.AddInbox(callback, schema));
        return model;
    }
}
