namespace Baloan.Sdk;

/// <content>The documented names.</content>
public readonly partial record struct LoanState
{
    /// <summary>The documented states as the gateway writes them, for a <c>switch</c> over <see cref="Value"/>.</summary>
    public static class Names
    {
        /// <summary>Just created, waits for review.</summary>
        public const string Created = "created";

        /// <summary>Complete, ready to go to the bank; the contract now exists.</summary>
        public const string ChequeVerified = "cheque_verified";

        /// <summary>Sent to the bank for payment.</summary>
        public const string SentToBank = "send_loan_to_bank";

        /// <summary>Paid out in full, the process is complete.</summary>
        public const string Paid = "loan_paid";

        /// <summary>Blocked, for a reason given.</summary>
        public const string Blocked = "blocked";

        /// <summary>Cancelled by the user or the system, for a reason given.</summary>
        public const string Canceled = "canceled";
    }
}
