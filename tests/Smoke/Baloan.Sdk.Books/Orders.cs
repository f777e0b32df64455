using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Baloan.Sdk.Smoke;

/// <summary>Opens the loan of each order that the book does not know yet, in an order of its own.</summary>
public sealed class Orders(ILoanBook book, IServiceScopeFactory scopes, Fate fate, IConfiguration configuration) : BackgroundService
{
    private const int AtATime = 8;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var known = await scope.ServiceProvider.GetRequiredService<NodeDatabase>().Set<BookedLoan>()
            .Where(loan => loan.Status != LoanBookStatus.NotOpened).Select(loan => loan.Reference).ToHashSetAsync(stoppingToken);
        var numbers = Enumerable.Range(1, configuration.GetValue<int>("Node:Orders")).Where(number => !known.Contains(ReferenceOf(number))).ToArray();
        Random.Shared.Shuffle(numbers);
        await Parallel.ForEachAsync(numbers, new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = stoppingToken }, OpenAsync);
        Console.WriteLine("All orders are placed.");
    }

    private async ValueTask OpenAsync(int number, CancellationToken cancellationToken)
    {
        var digits = number.ToString("D9", CultureInfo.InvariantCulture);
        try
        {
            await book.OpenAsync(
                ReferenceOf(number),
                new CreateLoanRequest
                {
                    PhoneNumber = PhoneNumber.Parse("09" + digits),
                    NationalIdentifier = NationalId.Parse("1" + digits),
                    BirthDate = new BirthDate(1990, 1, 1),
                    Amount = new Toman(10_000_000),
                    LoanDue = 12,
                    StoreId = 1,
                },
                cancellationToken);
            fate.Meet(Step.OutcomeSaved);
        }
        catch (BaloanException)
        {
            // The book has written down what came of it.
        }
        catch (Exception exception) when (exception is DbException or DbUpdateException)
        {
            // Nothing was sent: the order is placed by another life of a node.
            await Console.Error.WriteLineAsync($"{ReferenceOf(number)}: {exception}");
        }
    }

    private static string ReferenceOf(int number) => string.Create(CultureInfo.InvariantCulture, $"order-{number}");
}
