using System.Text.Json;

namespace Baloan.Sandbox.Loans;

internal static class LoanStates
{
    private static readonly string[] Slugs =
        [.. Enum.GetNames<SandboxLoanState>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)];

    public static string Slug(this SandboxLoanState state) => Slugs[(int)state];

    public static bool TryParse(string slug, out SandboxLoanState state)
    {
        var index = Array.IndexOf(Slugs, slug);
        state = (SandboxLoanState)Math.Max(index, 0);
        return index >= 0;
    }

    public static SandboxLoanState? Next(this SandboxLoanState state) => state switch
    {
        SandboxLoanState.Created => SandboxLoanState.ChequeVerified,
        SandboxLoanState.ChequeVerified => SandboxLoanState.SendLoanToBank,
        SandboxLoanState.SendLoanToBank => SandboxLoanState.LoanPaid,
        _ => null,
    };

    public static bool IsOpen(this SandboxLoanState state) => state.Next() is not null;

    public static string All => string.Join(", ", Slugs);
}
