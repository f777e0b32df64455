using System.CommandLine;
using System.Globalization;
using Baloan.Cli.Terminal;
using Baloan.Sdk;

namespace Baloan.Cli.Loans;

/// <summary><c>baloan estimate</c>: the instalment of an amount by each policy that allows it. Gateway: <c>GET loan-policies</c>.</summary>
internal static class EstimateCommand
{
    public static Command Create()
    {
        var output = new OutputOptions();
        var amount = ArgumentForm.Number<long>("--amount", "The amount, in Toman.");
        var months = ArgumentForm.Number<int>("--months", "The repayment length, in months.");
        var store = ArgumentForm.Number<int>("--store", "Only policies of this store.");
        amount.Required = months.Required = true;
        var command = GatewayCommand.Read(
            "estimate",
            "Estimates the monthly instalment; the opened loan's plan is the truth.",
            async (client, result, cancellationToken) => output.Print(
                result,
                Estimate(await client.Policies.ListAsync(cancellationToken), new Toman(result.GetValue(amount)!.Value), result.GetValue(months)!.Value, result.GetValue(store)),
                "No policy allows that amount and length.",
                new("stores", estimate => string.Join(", ", estimate.Stores.Select(shop => $"{shop.Id} {shop.Title}"))),
                new("Toman a month", estimate => estimate.MonthlyInstallment?.ToString("N0", CultureInfo.InvariantCulture) ?? "no estimate")),
            amount,
            months,
            store);
        output.AddTo(command, hasPersonalData: false);
        return command;
    }

    private static List<EstimateView> Estimate(IReadOnlyList<LoanPolicy> policies, Toman amount, int months, int? store) =>
    [
        .. (store is { } id ? policies.OfStore(id) : policies).Where(policy => policy.Allows(amount, months)).Select(policy => new EstimateView(
            PolicyView.Of(policy).Stores,
            policy.TryEstimateInstallment(amount, months, out var estimate) ? estimate.MonthlyInstallment.Value : null)),
    ];
}

/// <summary>The estimated instalment of a policy, in Toman; null where its formula cannot be computed.</summary>
internal sealed record EstimateView(IReadOnlyList<StoreView> Stores, decimal? MonthlyInstallment);
