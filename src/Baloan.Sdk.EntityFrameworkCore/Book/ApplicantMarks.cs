using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk;

/// <summary>
/// Makes the marks by which two requests of one applicant in one store are known without their data. The applicant is the national id:
/// whoever has two phones is still one. The partner is part of it, so that no table tells that two partners have a customer in common.
/// </summary>
internal sealed class ApplicantMarks(MarkKey keys)
{
    public async Task<string> MarkAsync(string partner, CreateLoanRequest request, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(cancellationToken).ConfigureAwait(false);

        // Zeros at the front are often left out. With its length, no partner reads like another and a store.
        var text = string.Create(
            CultureInfo.InvariantCulture, $"{partner.Length}:{partner}:{request.StoreId}:{request.NationalIdentifier.Value.TrimStart('0')}");
        return Convert.ToHexString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
    }
}

/// <summary>
/// The key of the marks: of the options, or a random one that lies in the database, sealed by data protection, so that all nodes have
/// the same for good.
/// </summary>
internal sealed class MarkKey(BookDatabase database, string? given, IServiceProvider services)
{
    private const string Name = "applicants";
    private const int Bytes = 32;

    private byte[]? _key = given is null ? null : Encoding.UTF8.GetBytes(given);

    public async ValueTask<byte[]> GetAsync(CancellationToken cancellationToken) =>
        Volatile.Read(ref _key) ?? await FetchAsync(cancellationToken).ConfigureAwait(false);

    private async Task<byte[]> FetchAsync(CancellationToken cancellationToken)
    {
        var protector = services.GetRequiredService<IDataProtectionProvider>().CreateProtector("Baloan.Sdk.LoanBook", Name);
        var text = await ReadAsync(cancellationToken).ConfigureAwait(false) ?? await AddAsync(protector, cancellationToken).ConfigureAwait(false);
        try
        {
            var key = protector.Unprotect(Convert.FromBase64String(text));
            Volatile.Write(ref _key, key);
            return key;
        }
        catch (CryptographicException exception)
        {
            throw new InvalidOperationException(
                "The key of the loan book's marks cannot be unsealed: this node's data protection has other keys than the one that made it. "
                    + $"Share its keys and its application name between all nodes, or set {nameof(LoanBookOptions)}.{nameof(LoanBookOptions.FingerprintKey)}.",
                exception);
        }
    }

    private Task<string?> ReadAsync(CancellationToken cancellationToken) => database.RunAsync(
        static (context, token) => context.Set<Dictionary<string, object>>(TableModels.KeyType)
            .IgnoreQueryFilters()
            .Where(key => EF.Property<string>(key, TableModels.KeyName) == Name)
            .Select(key => EF.Property<string?>(key, TableModels.KeyValue))
            .FirstOrDefaultAsync(token),
        cancellationToken);

    private async Task<string> AddAsync(IDataProtector protector, CancellationToken cancellationToken)
    {
        var text = Convert.ToBase64String(protector.Protect(RandomNumberGenerator.GetBytes(Bytes)));
        try
        {
            await database.RunAsync(
                (context, token) =>
                {
                    context.Set<Dictionary<string, object>>(TableModels.KeyType).Add(new() { [TableModels.KeyName] = Name, [TableModels.KeyValue] = text });
                    return context.SaveChangesAsync(token);
                },
                cancellationToken).ConfigureAwait(false);
            return text;
        }
        catch (DbUpdateException)
        {
            // Another node was first, if one was.
            if (await ReadAsync(cancellationToken).ConfigureAwait(false) is { } other)
            {
                return other;
            }

            throw;
        }
    }
}
