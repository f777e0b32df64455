using System.Net;
using System.Text.Json;

namespace Baloan.EndToEnd.Tests.Packages;

/// <summary>What the application answered.</summary>
internal sealed record MarketplaceAnswer(HttpStatusCode Status, JsonElement Body)
{
    public Guid LoanId => Body.GetProperty("loanId").GetGuid();
}
