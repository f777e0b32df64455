using System.Text.RegularExpressions;
using Baloan.Conventions.Tests.Sources;
using Baloan.Sdk;

namespace Baloan.Conventions.Tests.Documentation;

/// <summary>The handlers that the documentation shows are copied: what they show is right in every order of call backs.</summary>
public sealed partial class HandlerTests(Repository repository)
{
    // What a reader has beside the handler: orders in a database.
    private const string OrdersOfTheReader = """
        public sealed class OneOrder : IOrders
        {
            private readonly Order _order = new();
            private readonly SafeHandler _handler;

            public OneOrder() => _handler = new SafeHandler(this);

            public LoanState State => _order.State;

            public async Task TakeAsync(LoanState state) =>
                await _handler.HandleAsync(new LoanCallback { State = state }, new BaloanCallbackContext(), CancellationToken.None);

            public Task<Order?> FindByLoanAsync(Guid loanId, CancellationToken cancellationToken) => Task.FromResult<Order?>(_order);

            public Task SaveAsync(Order order, CancellationToken cancellationToken) => Task.CompletedTask;
        }
        """;

    private static readonly LoanState[] States =
    [
        LoanState.Created, LoanState.ChequeVerified, LoanState.SentToBank, LoanState.Paid, LoanState.Blocked, LoanState.Canceled,
        LoanState.From("waiting_for_guarantor"), LoanState.From("archived"),
    ];

    [Fact]
    public async Task The_safe_handler_keeps_an_order_in_its_furthest_state_in_every_order_of_all_states()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var code = HandlersOf("docs/callbacks.md").Single(code => code.Contains("class SafeHandler", StringComparison.Ordinal));
        var type = Snippet.Load(code, OrdersOfTheReader, cancellationToken).GetType("OneOrder", throwOnError: true)!;
        var (take, reachedBy) = (type.GetMethod("TakeAsync")!, type.GetProperty("State")!);

        foreach (var order in OrdersOf(States))
        {
            var shop = Activator.CreateInstance(type)!;
            LoanState furthest = default;
            foreach (var state in order)
            {
                await (Task)take.Invoke(shop, [state])!;
                furthest = state.IsDocumented && !state.IsBefore(furthest) ? state : furthest;
                var reached = (LoanState)reachedBy.GetValue(shop)!;
                if (reached != furthest)
                {
                    Assert.Fail($"After {string.Join(", ", order)} up to {state} the order is {reached}, not {furthest}.");
                }
            }
        }
    }

    [Fact]
    public void Every_handler_that_the_pages_show_looks_at_the_order_of_states() =>
        Pages.In(repository.Root)
            .SelectMany(page => HandlersOf(page).Where(code => !LooksAtTheOrder().IsMatch(code)).Select(_ => page))
            .ShouldBeNone();

    private IEnumerable<string> HandlersOf(string page) =>
        Pages.Blocks(repository.Root, page, "csharp").Select(block => block.Code).Where(code => code.Contains(": IBaloanCallbackHandler", StringComparison.Ordinal));

    /// <summary>All permutations.</summary>
    private static IEnumerable<LoanState[]> OrdersOf(LoanState[] states) => states.Length == 0
        ? [[]]
        : states.SelectMany((first, index) => OrdersOf([.. states[..index], .. states[(index + 1)..]]).Select(rest => (LoanState[])[first, .. rest]));

    [GeneratedRegex(@"\bIsRegressing\b|\.IsBefore\(", RegexOptions.CultureInvariant)]
    private static partial Regex LooksAtTheOrder();
}
