namespace Baloan.Sdk.AspNetCore.Ledger.Internal;

/// <summary>Which state comes after which.</summary>
internal static class LoanStateOrder
{
    public static bool IsBehind(LoanState state, LoanState known) =>
        RankOf(state) is var rank and > 0 && rank < RankOf(known);

    // Zero for a state that is not documented: it is neither behind nor ahead.
    private static int RankOf(LoanState state) =>
        state == LoanState.Created ? 1
        : state == LoanState.ChequeVerified ? 2
        : state == LoanState.SentToBank ? 3
        : state == LoanState.Paid ? 4
        : state == LoanState.Blocked || state == LoanState.Canceled ? 5
        : 0;
}
