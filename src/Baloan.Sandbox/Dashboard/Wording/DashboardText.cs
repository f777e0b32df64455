using System.Globalization;

namespace Baloan.Sandbox.Dashboard.Wording;

/// <summary>Every word the dashboard says, in one language.</summary>
internal sealed record DashboardText
{
    public required string Language { get; init; }
    public required string Direction { get; init; }
    public required string Title { get; init; }
    public required string Lead { get; init; }
    public required string SkipToLoans { get; init; }
    public required string OtherLanguage { get; init; }
    public required string OtherLanguageCode { get; init; }
    public required string Live { get; init; }
    public required string Interrupted { get; init; }
    public required string Failed { get; init; }
    public required string Copy { get; init; }
    public required string Copied { get; init; }
    public required string Show { get; init; }
    public required string Hide { get; init; }
    public required string Masked { get; init; }
    public required string Details { get; init; }
    public required string Newest { get; init; }

    public required string Loans { get; init; }
    public required string Loan { get; init; }
    public required string NoLoans { get; init; }
    public required string NoLoansHint { get; init; }
    public required string Toman { get; init; }
    public required string Months { get; init; }
    public required string Store { get; init; }
    public required string PhoneNumber { get; init; }
    public required string NationalIdentifier { get; init; }
    public required string BirthDate { get; init; }
    public required string MonthlyInstallment { get; init; }
    public required string TotalPayback { get; init; }
    public required string Contract { get; init; }
    public required string OpenContract { get; init; }
    public required string NoContract { get; init; }
    public required string Signed { get; init; }
    public required string NotSigned { get; init; }
    public required string Otp { get; init; }
    public required string OtpEnded { get; init; }
    public required string Reason { get; init; }
    public required string History { get; init; }
    public required string MoveTo { get; init; }
    public required string Block { get; init; }
    public required string BlockReason { get; init; }
    public required string Cancel { get; init; }
    public required string CancelReason { get; init; }
    public required string AnyState { get; init; }
    public required string Move { get; init; }

    /// <summary>The states, in the order of <see cref="SandboxLoanState"/>.</summary>
    public required IReadOnlyList<string> States { get; init; }

    public required string Requests { get; init; }
    public required string NoRequests { get; init; }
    public required string NoRequestsHint { get; init; }
    public required string Forget { get; init; }
    public required string Sent { get; init; }
    public required string Answered { get; init; }
    public required string Dropped { get; init; }
    public required string EmptyBody { get; init; }
    public required string ShowPersonal { get; init; }
    public required string HidePersonal { get; init; }
    public required string CopyCurl { get; init; }
    public required string FaultHit { get; init; }
    public required string CutOff { get; init; }

    public required string Callbacks { get; init; }
    public required string NoCallbacks { get; init; }
    public required string NoCallbacksHint { get; init; }
    public required string CallbackUrl { get; init; }
    public required string CallbackSecret { get; init; }
    public required string Save { get; init; }
    public required string Saved { get; init; }
    public required string Resend { get; init; }
    public required string Attempts { get; init; }
    public required string NoAnswer { get; init; }

    /// <summary>How far a call back has come, in the order of <see cref="SandboxCallbackStatus"/>.</summary>
    public required IReadOnlyList<string> CallbackStatuses { get; init; }

    public required string Faults { get; init; }
    public required string NoFaults { get; init; }
    public required string NoFaultsHint { get; init; }
    public required string Fault { get; init; }
    public required string Operation { get; init; }
    public required string AllOperations { get; init; }
    public required string HowOften { get; init; }
    public required string Once { get; init; }
    public required string ThreeTimes { get; init; }
    public required string UntilOff { get; init; }
    public required string HalfTheTime { get; init; }
    public required string SwitchOn { get; init; }
    public required string SwitchOff { get; init; }
    public required string SwitchAllOff { get; init; }
    public required string Hits { get; init; }
    public required string UsedUp { get; init; }
    public required string ErrorCodes { get; init; }
    public required string ErrorShapes { get; init; }

    /// <summary>What the faults of the list do, by their keys.</summary>
    public required IReadOnlyDictionary<string, string> FaultNames { get; init; }

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
    public required string Revoked { get; init; }
    public required string StartAfresh { get; init; }
    public required string StartAfreshQuestion { get; init; }
}

/// <summary>Numbers and times as a language writes them. It asks no culture of the machine.</summary>
internal static class DashboardFormat
{
    private const char PersianZero = '۰';
    private const string PersianThousands = "٬";

    public static string Number(this DashboardText text, long number) =>
        text.IsPersian()
            ? text.Digits(number.ToString("N0", CultureInfo.InvariantCulture).Replace(",", PersianThousands, StringComparison.Ordinal))
            : number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>The time of day.</summary>
    public static string Time(this DashboardText text, DateTimeOffset at) =>
        text.Digits(at.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture));

    /// <summary>The day, in the calendar of the language.</summary>
    public static string Day(this DashboardText text, DateTimeOffset at)
    {
        if (!text.IsPersian())
        {
            return at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        var calendar = new PersianCalendar();
        var day = at.UtcDateTime;
        return text.Digits(string.Create(
            CultureInfo.InvariantCulture,
            $"{calendar.GetYear(day):0000}/{calendar.GetMonth(day):00}/{calendar.GetDayOfMonth(day):00}"));
    }

    public static string Milliseconds(this DashboardText text, TimeSpan duration) => text.Number((long)Math.Ceiling(duration.TotalMilliseconds));

    public static string Iso(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static string Fill(this string sentence, params ReadOnlySpan<object?> values) =>
        string.Format(CultureInfo.InvariantCulture, sentence, values);

    private static bool IsPersian(this DashboardText text) => text.Language == Gateway.Language.Persian;

    private static string Digits(this DashboardText text, string digits) =>
        text.IsPersian()
            ? string.Concat(digits.Select(letter => char.IsAsciiDigit(letter) ? (char)(PersianZero + (letter - '0')) : letter))
            : digits;
}
