namespace Baloan.Sandbox.Dashboard.Wording;

/// <summary>Every word the dashboard says, in one language.</summary>
internal sealed record DashboardText
{
    public required string Language { get; init; }
    public required string Direction { get; init; }

    /// <summary>Stands between the facts of a line. In Persian a middle dot looks like a zero.</summary>
    public required string Separator { get; init; }

    public required string Title { get; init; }
    public required string Lead { get; init; }
    public required string SkipToLoans { get; init; }
    public required string OtherLanguage { get; init; }
    public required string OtherLanguageCode { get; init; }
    public required string Live { get; init; }
    public required string Interrupted { get; init; }
    public required string Utc { get; init; }
    public required string TimesIn { get; init; }
    public required string Failed { get; init; }
    public required string Copy { get; init; }
    public required string Copied { get; init; }
    public required string Show { get; init; }
    public required string Hide { get; init; }
    public required string Masked { get; init; }
    public required string Details { get; init; }
    public required string Newest { get; init; }
    public required string Search { get; init; }
    public required string SearchLoans { get; init; }
    public required string SearchRequests { get; init; }
    public required string SearchCallbacks { get; init; }
    public required string ShowAll { get; init; }
    public required string NothingFound { get; init; }
    public required string NothingFoundHint { get; init; }
    public required string Range { get; init; }
    public required string RangeFound { get; init; }
    public required string Pages { get; init; }
    public required string Newer { get; init; }
    public required string Older { get; init; }

    public required string Loans { get; init; }
    public required string Loan { get; init; }
    public required string AllLoans { get; init; }
    public required string OpenLoan { get; init; }
    public required string SkipToLoan { get; init; }
    public required string NoSuchLoan { get; init; }
    public required string NoSuchLoanHint { get; init; }
    public required string NoSuchEntry { get; init; }
    public required string NoSuchEntryHint { get; init; }
    public required string BackToStart { get; init; }
    public required string NoLoans { get; init; }
    public required string NoLoansHint { get; init; }
    public required string Toman { get; init; }
    public required string Months { get; init; }
    public required string Store { get; init; }
    public required string Id { get; init; }
    public required string PhoneNumber { get; init; }
    public required string NationalIdentifier { get; init; }
    public required string BirthDate { get; init; }
    public required string MonthlyInstallment { get; init; }
    public required string TotalPayback { get; init; }
    public required string Contract { get; init; }
    public required string OpenContract { get; init; }
    public required string DrawContract { get; init; }
    public required string NoContract { get; init; }
    public required string Signed { get; init; }
    public required string AndSigned { get; init; }
    public required string NotSigned { get; init; }
    public required string Otp { get; init; }
    public required string OtpEnded { get; init; }
    public required string OtpIssued { get; init; }
    public required string Reason { get; init; }
    public required string History { get; init; }
    public required string MoveTo { get; init; }
    public required string Block { get; init; }
    public required string BlockReason { get; init; }
    public required string BlockQuestion { get; init; }
    public required string Cancel { get; init; }
    public required string CancelReason { get; init; }
    public required string CancelQuestion { get; init; }
    public required string AnyState { get; init; }
    public required string Move { get; init; }

    /// <summary>The states, in the order of <see cref="SandboxLoanState"/>.</summary>
    public required IReadOnlyList<string> States { get; init; }

    public required string Requests { get; init; }
    public required string Request { get; init; }
    public required string OpenRequest { get; init; }
    public required string AllRequests { get; init; }
    public required string Took { get; init; }
    public required string NoLongerKept { get; init; }
    public required string NoRequests { get; init; }
    public required string NoRequestsHint { get; init; }
    public required string Forget { get; init; }
    public required string ForgetQuestion { get; init; }
    public required string Sent { get; init; }
    public required string Answered { get; init; }
    public required string Dropped { get; init; }
    public required string EmptyBody { get; init; }
    public required string ShowPersonal { get; init; }
    public required string HidePersonal { get; init; }
    public required string CopyCurl { get; init; }
    public required string CopiedInvented { get; init; }
    public required string FaultHit { get; init; }
    public required string CutOff { get; init; }

    public required string Callbacks { get; init; }
    public required string Callback { get; init; }
    public required string OpenCallback { get; init; }
    public required string AllCallbacks { get; init; }
    public required string NoCallbacks { get; init; }
    public required string NoCallbacksHint { get; init; }
    public required string CallbackUrl { get; init; }
    public required string CallbackSecret { get; init; }
    public required string Save { get; init; }
    public required string Saved { get; init; }
    public required string Resend { get; init; }
    public required string Attempts { get; init; }
    public required string NoAnswer { get; init; }
    public required string TriesAgain { get; init; }
    public required string TriesAgainNow { get; init; }
    public required string GaveUp { get; init; }
    public required string ResendFailed { get; init; }
    public required string ResendFailedQuestion { get; init; }

    /// <summary>How far a call back has come, in the order of <see cref="SandboxCallbackStatus"/>.</summary>
    public required IReadOnlyList<string> CallbackStatuses { get; init; }

    public required string Faults { get; init; }
    public required string NoFaults { get; init; }
    public required string NoFaultsHint { get; init; }
    public required string Fault { get; init; }
    public required string AllOperations { get; init; }
    public required string UntilOff { get; init; }
    public required string SwitchOn { get; init; }
    public required string SwitchOff { get; init; }
    public required string SwitchOffQuestion { get; init; }
    public required string SwitchAllOff { get; init; }
    public required string SwitchAllOffQuestion { get; init; }
    public required string Hits { get; init; }
    public required string UsedUp { get; init; }

    public required string Operations { get; init; }
    public required string OperationsHint { get; init; }
    public required string Times { get; init; }
    public required string Probability { get; init; }
    public required string Skip { get; init; }
    public required string StatusCode { get; init; }
    public required string ContentType { get; init; }
    public required string Body { get; init; }
    public required string RetryAfter { get; init; }
    public required string RetryAfterAsDate { get; init; }
    public required string Delay { get; init; }
    public required string RequestsPerMinute { get; init; }
    public required string ErrorCode { get; init; }
    public required string ErrorShape { get; init; }
    public required string MustBeWhole { get; init; }
    public required string MustBeNumber { get; init; }
    public required string MustBeGiven { get; init; }
    public required string MustBeChosen { get; init; }
    public required string MustBeLatin { get; init; }
    public required string HitsOf { get; init; }
    public required string Chance { get; init; }
    public required string AfterFirst { get; init; }
    public required string TellsToWait { get; init; }

    /// <summary>What can go wrong, by the choices of the form.</summary>
    public required IReadOnlyDictionary<string, string> FaultKinds { get; init; }

    /// <summary>What a fault does, by the same choices, with its own number or name.</summary>
    public required IReadOnlyDictionary<string, string> FaultTitles { get; init; }

    public required string Connect { get; init; }
    public required string Address { get; init; }
    public required string Username { get; init; }
    public required string Password { get; init; }
    public required string Seed { get; init; }
    public required string Snippet { get; init; }
    public required string FirstLoan { get; init; }
    public required string Documents { get; init; }
    public required string GatewayDocument { get; init; }
    public required string ControlDocument { get; init; }

    public required string Controls { get; init; }
    public required string Clock { get; init; }
    public required string ClockStopped { get; init; }
    public required string Stop { get; init; }
    public required string Resume { get; init; }
    public required string RealTime { get; init; }
    public required string MinuteOn { get; init; }
    public required string HourOn { get; init; }
    public required string DayOn { get; init; }
    public required string Partnership { get; init; }
    public required string PartnershipActive { get; init; }
    public required string PartnershipEnded { get; init; }
    public required string EndPartnership { get; init; }
    public required string RenewPartnership { get; init; }
    public required string RevokeTokens { get; init; }
    public required string RevokeQuestion { get; init; }
    public required string Revoked { get; init; }
    public required string StartAfresh { get; init; }
    public required string StartAfreshQuestion { get; init; }
}
