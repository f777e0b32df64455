using Baloan.Samples.PartnerShop.Applicants;
using Baloan.Sdk;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Baloan.Samples.PartnerShop.Orders;

/// <summary>Opens the loan of an order, once.</summary>
public sealed partial class OrderPlacement(
    ShopDatabase database, IBaloanClient baloan, ApplicantMarks marks, OrderNews news, TimeProvider time, ILogger<OrderPlacement> logger)
{
    private const int BreaksIndex = 19; // SQLITE_CONSTRAINT

    /// <summary>Places an order; null where its page is what the customer should see now.</summary>
    /// <param name="orderId">The id that was made with the form.</param>
    /// <param name="customerId">Whose order it is.</param>
    /// <param name="purchase">What is bought.</param>
    /// <param name="applicant">Who wants the loan.</param>
    public async Task<Refusal?> PlaceAsync(Guid orderId, Guid customerId, Purchase purchase, Applicant applicant)
    {
        if (await TakeAsync(orderId, customerId, purchase, applicant) is not { } order)
        {
            return await InTheWayAsync(orderId, customerId);
        }

        try
        {
            // No token: a customer who goes away must not end the wait for an answer that tells of money.
            var loan = await baloan.Loans.CreateAsync(RequestOf(purchase, applicant), CancellationToken.None);
            LogOpened(order.Number, loan.Id);
            order.Open(loan, purchase.Estimate);
            await SaveAsync(order);
            return null;
        }
        catch (BaloanException exception) when (exception is BaloanOutcomeUnknownException or BaloanResponseException)
        {
            LogUnknown(order.Number, exception);
            await LeaveAsync(order, OrderStage.Unknown);
            return null;
        }
        catch (BaloanException exception)
        {
            LogNotOpened(order.Number, exception.GetType().Name, (exception as BaloanApiException)?.Code.Value);
            await LeaveAsync(order, OrderStage.NotOpened);
            return Refusals.Of(exception);
        }
    }

    /// <summary>
    /// Saves the order before the loan is asked for; null where the same form was sent before and may have opened one, or where the
    /// customer has another order of which nobody knows yet whether it got a loan.
    /// </summary>
    private async Task<Order?> TakeAsync(Guid orderId, Guid customerId, Purchase purchase, Applicant applicant)
    {
        if (await database.Orders.Where(Order.IsStandingOf(customerId)).AnyAsync(order => order.Id != orderId))
        {
            return null;
        }

        try
        {
            // The change from NotOpened is one statement, and a second row is refused by the indexes: of two requests at once, one goes on.
            var again = await database.Orders
                .Where(order => order.Id == orderId && order.Stage == OrderStage.NotOpened)
                .ExecuteUpdateAsync(set => set.SetProperty(order => order.Stage, OrderStage.Opening));
            var known = await database.Orders.SingleOrDefaultAsync(order => order.Id == orderId);
            if (known is not null && again == 0)
            {
                return null;
            }

            var order = known ?? database.Orders.Add(new Order { Id = orderId, CustomerId = customerId, PlacedAt = time.GetUtcNow() }).Entity;
            order.Describe(purchase, applicant.PhoneNumber, marks.Of(applicant.PhoneNumber, applicant.NationalId));
            await database.SaveChangesAsync();
            return order;
        }
        catch (Exception exception) when ((exception as SqliteException ?? exception.InnerException) is SqliteException { SqliteErrorCode: BreaksIndex })
        {
            database.ChangeTracker.Clear();
            return null;
        }
    }

    /// <summary>What to tell a customer whose order was not taken; null where it was sent before: a second click, or a page that was loaded again.</summary>
    private async Task<Refusal?> InTheWayAsync(Guid orderId, Guid customerId)
    {
        if (await database.Orders.AnyAsync(order => order.Id == orderId && order.Stage != OrderStage.NotOpened))
        {
            return null;
        }

        // The other order can have got its answer in this moment.
        return await database.Orders.AsNoTracking().SingleOrDefaultAsync(Order.IsStandingOf(customerId)) is { } standing
            ? new Refusal([]) { StandingOrder = standing }
            : new Refusal(ApplicantField.Form, "درخواست دیگری از شما در همین لحظه فرستاده شد. اگر این وام را هم می‌خواهید، دوباره بفرستید.");
    }

    private async Task LeaveAsync(Order order, OrderStage stage)
    {
        order.Stage = stage;
        await SaveAsync(order);
    }

    private async Task SaveAsync(Order order)
    {
        await database.SaveChangesAsync(CancellationToken.None);
        news.Tell(order.Id);
    }

    private static CreateLoanRequest RequestOf(Purchase purchase, Applicant applicant) => new()
    {
        PhoneNumber = applicant.PhoneNumber,
        NationalIdentifier = applicant.NationalId,
        BirthDate = applicant.BirthDate,
        Amount = purchase.LoanAmount,
        LoanDue = purchase.Months,
        StoreId = purchase.Store.Id,
    };

    [LoggerMessage(1, LogLevel.Information, "Order {Number} got loan {LoanId}.")]
    private partial void LogOpened(int number, Guid loanId);

    [LoggerMessage(2, LogLevel.Error, "It is not known whether order {Number} got a loan: ask Baloan.")]
    private partial void LogUnknown(int number, Exception exception);

    [LoggerMessage(3, LogLevel.Information, "Order {Number} got no loan: {Reason} {Code}.")]
    private partial void LogNotOpened(int number, string reason, string? code);
}
