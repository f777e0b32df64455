using System.CommandLine;
using System.Globalization;
using Baloan.Cli.Terminal;
using Baloan.Sdk;

namespace Baloan.Cli.Loans;

/// <summary><c>baloan policies</c>: what may be lent. Gateway: <c>GET loan-policies</c>.</summary>
internal static class PoliciesCommand
{
    public static Command Create()
    {
        var output = new OutputOptions();
        var command = GatewayCommand.Read(
            "policies",
            "Lists the loan policies.",
            async (client, result, cancellationToken) => output.Print(
                result,
                (await client.Policies.ListAsync(cancellationToken)).Select(PolicyView.Of).ToList(),
                "There are no policies.",
                new("stores", policy => string.Join(", ", policy.Stores.Select(store => $"{store.Id} {store.Title}"))),
                new("Toman", policy => policy.Amount?.ToText() ?? "none"),
                new("months", policy => string.Join(", ", policy.PossibleLoanDues)),
                new("percent a year", policy => policy.BankEffectedInterestRate?.ToString(CultureInfo.InvariantCulture) ?? "")));
        output.AddTo(command, hasPersonalData: false);
        return command;
    }
}

/// <summary>A policy as it is shown.</summary>
internal sealed record PolicyView(
    IReadOnlyList<StoreView> Stores, AmountView? Amount, IReadOnlyList<int> PossibleLoanDues, decimal? BankEffectedInterestRate)
{
    public static PolicyView Of(LoanPolicy policy) => new(
        [.. policy.Stores.Select(store => new StoreView(store.Id, store.Title))], policy.Amount.IsEmpty ? null : new AmountView(policy.Amount.Smallest?.Value, policy.Amount.Largest?.Value), policy.PossibleLoanDues, policy.BankEffectedInterestRate);
}

/// <summary>The amounts that a policy grants, in Toman; null where there is no limit.</summary>
internal sealed record AmountView(decimal? Smallest, decimal? Largest)
{
    public string ToText() => (Smallest, Largest) switch
    {
        ({ } smallest, { } largest) => string.Create(CultureInfo.InvariantCulture, $"{smallest:N0} to {largest:N0}"),
        ({ } smallest, null) => string.Create(CultureInfo.InvariantCulture, $"{smallest:N0} or more"),
        (null, { } largest) => string.Create(CultureInfo.InvariantCulture, $"up to {largest:N0}"),
        _ => "any",
    };
}

/// <summary>A store of a policy.</summary>
internal sealed record StoreView(int Id, string Title);
