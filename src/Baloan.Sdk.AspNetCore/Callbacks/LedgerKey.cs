using System.Security.Cryptography;
using System.Text;

namespace Baloan.Sdk;

/// <summary>
/// By what a ledger knows a loan: its id, and where several partners call back, a mark of the partner and the id. What one partner's
/// secret lets in can so neither hide nor hold up another partner's call backs.
/// </summary>
internal static class LedgerKey
{
    private const int GuidBytes = 16;

    public static Guid Of(string? partner, Guid loanId) => partner is null
        ? loanId
        : new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{loanId:N}\n{partner}")).AsSpan(0, GuidBytes));
}
