using Baloan.Sdk;
using Newtonsoft.Json;

namespace Marketplace;

/// <summary>Opens a loan by the client of one shop and keeps the order.</summary>
public sealed class Orders(MarketDatabase database, IBaloanClientFactory clients)
{
    public async Task<Order> OpenAsync(string shop, CreateLoanRequest request, CancellationToken cancellationToken)
    {
        var baloan = await clients.GetAsync(shop, cancellationToken);
        var policies = await baloan.Policies.ListAsync(cancellationToken);
        var loan = await baloan.Loans.CreateAsync(request); // not the request's token: a loan under way is not given up
        var order = new Order
        {
            ShopKey = shop,
            Phone = request.PhoneNumber,
            NationalId = request.NationalIdentifier,
            BirthDate = request.BirthDate,
            Price = request.Amount,
            MonthlyInstallment = loan.Plan?.MonthlyInstallment,
            Offered = policies.FirstOrDefault(policy => policy.Allows(request.Amount, request.LoanDue))?.Amount,
            LoanId = loan.Id,
            Loan = JsonConvert.SerializeObject(loan),
        };

        database.Orders.Add(order);
        await database.SaveChangesAsync(CancellationToken.None); // the loan exists: what follows must not be given up
        return order;
    }
}
