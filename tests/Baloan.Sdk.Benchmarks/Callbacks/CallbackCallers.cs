using Baloan.Sdk.Benchmarks.Load;
using Baloan.Sdk.Benchmarks.Processes;

namespace Baloan.Sdk.Benchmarks.Callbacks;

/// <summary>Many who call a server back at the same time.</summary>
internal static class CallbackCallers
{
    public const int Count = 16;

    private const int LoanDigits = 12;

    private static readonly string AnyLoan = "a71b93c4-b1a9-4868-9cb2-" + new string('0', LoanDigits);

    /// <param name="name">The contender's name in the tables.</param>
    /// <param name="server">Who is called.</param>
    /// <param name="path">Where.</param>
    /// <param name="areNew">Whether each call is about a loan of its own; else each caller repeats one.</param>
    /// <param name="cancellationToken">Gives the connections up.</param>
    public static async Task<Contender> PrepareAsync(string name, ServerProcess server, string path, bool areNew, CancellationToken cancellationToken)
    {
        List<ICaller> callers = [];
        for (var caller = 0; caller < Count; caller++)
        {
            var request = new PreparedRequest(server.Address, "POST", path, json: $$"""{"uuid":"{{AnyLoan}}","state":"created"}""");
            var place = request.Find(AnyLoan) + AnyLoan.Length - LoanDigits;
            var loan = caller * 10_000_000_000L;
            request.Write(place, LoanDigits, areNew ? loan : 999_999_999_999 - caller);
            callers.Add(await PreparedCaller.OpenAsync(
                server.Address, request, 200, areNew ? next => next.Write(place, LoanDigits, ++loan) : null, cancellationToken));
        }

        return new Contender(name, callers, () => server.ProcessorTime);
    }
}
