using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Baloan.Sdk;

/// <summary>The state of a loan file, as the gateway's call backs tell it. An open set: a state that is not documented is carried through.</summary>
[JsonConverter(typeof(LoanStateJsonConverter))]
[TypeConverter(typeof(TextTypeConverter<LoanState, LoanStateText>))]
public readonly record struct LoanState
#if NET
    : IParsable<LoanState>
#endif
{
    private readonly string? _value;

    private LoanState(string value) => _value = value;

    /// <summary><c>created</c>: just created, waits for review.</summary>
    public static LoanState Created { get; } = new(Names.Created);

    /// <summary><c>cheque_verified</c>: complete, ready to go to the bank; the contract now exists.</summary>
    public static LoanState ChequeVerified { get; } = new(Names.ChequeVerified);

    /// <summary><c>send_loan_to_bank</c>: sent to the bank for payment.</summary>
    public static LoanState SentToBank { get; } = new(Names.SentToBank);

    /// <summary><c>loan_paid</c>: paid out in full, the process is complete.</summary>
    public static LoanState Paid { get; } = new(Names.Paid);

    /// <summary><c>blocked</c>: blocked, for a reason given.</summary>
    public static LoanState Blocked { get; } = new(Names.Blocked);

    /// <summary><c>canceled</c>: cancelled by the user or the system, for a reason given.</summary>
    public static LoanState Canceled { get; } = new(Names.Canceled);

    private int Rank =>
        this == Created ? 1
        : this == ChequeVerified ? 2
        : this == SentToBank ? 3
        : this == Paid ? 4
        : this == Blocked || this == Canceled ? 5
        : 0;

    /// <summary>The state as the gateway writes it; empty for the default value.</summary>
    public string Value => _value ?? "";

    /// <summary>Whether this is one of the six documented states.</summary>
    public bool IsDocumented =>
        this == Created || this == ChequeVerified || this == SentToBank || this == Paid || this == Blocked || this == Canceled;

    /// <summary>Whether nothing more is to come: paid, blocked or cancelled.</summary>
    public bool IsFinal => this == Paid || this == Blocked || this == Canceled;

    /// <summary>
    /// Whether a file goes through this state before <paramref name="other"/>, so that an order that has reached the other must not
    /// be set back to this one. <see cref="Blocked"/> and <see cref="Canceled"/> come after all but each other; a state that is not
    /// documented is neither before nor after any.
    /// </summary>
    /// <param name="other">The state to compare with.</param>
    public bool IsBefore(LoanState other) => Rank is > 0 and var rank && rank < other.Rank;

    /// <summary>The state that the gateway writes as <paramref name="value"/>; <c>canceld</c> and <c>cancelled</c> are <see cref="Canceled"/> too.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public static LoanState From(string value) => value switch
    {
        null => throw new ArgumentNullException(nameof(value)),
        "" => default,
        Names.Created => Created,
        Names.ChequeVerified => ChequeVerified,
        Names.SentToBank => SentToBank,
        Names.Paid => Paid,
        Names.Blocked => Blocked,
        Names.Canceled or "canceld" or "cancelled" => Canceled,
        _ => new LoanState(value),
    };

    /// <summary>Reads a state from a route, a query or the like: any text that is not blank, documented or not.</summary>
    /// <param name="s">The text, as the gateway writes it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="s"/> is null.</exception>
    /// <exception cref="FormatException">The text is blank.</exception>
    public static LoanState Parse(string s) =>
        s is null ? throw new ArgumentNullException(nameof(s))
        : TryParse(s, out var result) ? result : throw new FormatException("The text is blank, and no state.");

    /// <summary>Reads a state from a route, a query or the like; false when the text is blank.</summary>
    /// <param name="s">The text, as the gateway writes it.</param>
    /// <param name="result">The state read, or the default.</param>
    public static bool TryParse([NotNullWhen(true)] string? s, out LoanState result)
    {
        result = string.IsNullOrWhiteSpace(s) ? default : From(s!);
        return result != default;
    }

    /// <summary>Reads a state of a call back; the default where there is no text.</summary>
    internal static LoanState Read(ref JsonValues json)
    {
        if (json.Json.TokenType == JsonTokenType.String)
        {
            return From(json.Text() ?? "");
        }

        json.Json.Skip();
        return default;
    }

#if NET
    // Nothing here depends on a culture, so the members that take one are for generic code alone.
    static LoanState IParsable<LoanState>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<LoanState>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out LoanState result) => TryParse(s, out result);
#endif

    /// <summary>The state as the gateway writes it.</summary>
    public override string ToString() => Value;

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

    /// <summary>A sentence for the applicant, this library's own: in Persian for a Persian culture, in English for any other.</summary>
    /// <param name="culture">The reader's culture; the current one of the user interface when <see langword="null"/>.</param>
    public string Describe(CultureInfo? culture = null)
    {
        var (english, persian) = Value switch
        {
            Names.Created => ("Your request is under review.", "درخواست شما در حال بررسی است."),
            Names.ChequeVerified => ("Your cheque is verified, and the contract is ready to be signed.", "چک شما تأیید شد و قرارداد آمادهٔ امضاست."),
            Names.SentToBank => ("The bank is paying your loan.", "بانک در حال پرداخت وام شماست."),
            Names.Paid => ("Your loan is paid.", "وام شما پرداخت شد."),
            Names.Blocked => ("Your request was stopped. Please ask support.", "درخواست شما متوقف شد. لطفاً با پشتیبانی تماس بگیرید."),
            Names.Canceled => ("Your request was cancelled.", "درخواست شما لغو شد."),
            "" => ("There is no news of your request yet.", "هنوز خبری از درخواست شما نرسیده است."),
            _ => ("Your request has moved on. Please ask support for details.", "وضعیت درخواست شما تغییر کرد. برای جزئیات با پشتیبانی تماس بگیرید."),
        };
        return PersianCulture.Chooses(culture) ? persian : english;
    }
}

/// <summary>The state as the gateway writes it, documented or not; empty for the default.</summary>
internal readonly struct LoanStateText : ITextForm<LoanState>
{
    public bool TryRead(string text, out LoanState value)
    {
        value = LoanState.From(text);
        return true;
    }

    public string Write(LoanState value) => value.Value;
}
