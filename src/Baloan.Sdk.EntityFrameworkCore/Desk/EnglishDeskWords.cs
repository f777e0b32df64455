using System.Globalization;

namespace Baloan.Sdk;

/// <summary>English, with times in UTC.</summary>
internal sealed class EnglishDeskWords : DeskWords
{
    public override string Language => "en";

    public override string Direction => "ltr";

    public override string OtherLanguage => "fa";

    public override string OtherLanguageName => "فارسی";

    public override string Title => "Loan desk";

    public override string Lead => "What needs somebody: loans of unknown outcome, call backs that could not be handled, and loans that stand still.";

    public override string Unknown => "Unknown outcome";

    public override string UnknownLead => "The answer of the gateway was lost, and the loan may exist. Find out at Baloan, then settle it here. Until then it is not asked for again.";

    public override string Candidates => "Loans that may belong to it";

    public override string NoCandidates => "No loan has been told of that could belong to it.";

    public override string TypedLoan => "Another loan's id";

    public override string SettleAsOpened => "Settle as opened";

    public override string SettleAsOpenedHint => "Choose the loan, or type its id.";

    public override string SettleAsNotOpened => "Settle as not opened …";

    public override string NotOpenedWarning => "From then on the reference may be sent again. If there is a loan after all, the money is lent twice.";

    public override string NotOpenedConfirmation => "I have asked Baloan: there is no loan for this reference.";

    public override string DeadLetters => "Dead letters";

    public override string DeadLettersLead => "Call backs whose handler has failed to the last. Mend the cause, then have them handled again.";

    public override string Replay => "Handle again";

    public override string ReplayAll => "Handle all again";

    public override string Stuck => "Stuck loans";

    public override string StuckLead => "Opened, not ended, and without news for long. Ask Baloan about them.";

    public override string Orphans => "Loans without a line";

    public override string OrphansLead => "Call backs tell of them, and no line of the book has them. The newest first.";

    public override string Nothing => "Nothing here.";

    public override string Partner => "Partner";

    public override string Reference => "Reference";

    public override string Loan => "Loan";

    public override string StateName => "State";

    public override string Amount => "Amount";

    public override string Months => "Months";

    public override string Store => "Store";

    public override string AskedAt => "Asked for";

    public override string LastNews => "Last news";

    public override string FirstTold => "First told";

    public override string Received => "Received";

    public override string Failures => "Failures";

    public override string Error => "Error";

    public override string Updated => "As of";

    public override string Number(decimal number) => number.ToString("#,0.##", CultureInfo.InvariantCulture);

    public override string Money(Toman amount) => $"{Number(amount.Value)} Toman";

    public override string Time(DateTime utc) => utc.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    public override string State(LoanState? state) => state is not { } told ? "none yet" : told.Value switch
    {
        LoanState.Names.Created => "created",
        LoanState.Names.ChequeVerified => "cheque verified",
        LoanState.Names.SentToBank => "sent to the bank",
        LoanState.Names.Paid => "paid",
        LoanState.Names.Blocked => "blocked",
        LoanState.Names.Canceled => "cancelled",
        _ => "undocumented",
    };

    public override string Showing(int shown, int all) => $"The first {Number(shown)} of {Number(all)}.";

    public override string Sentence(DeskNotice notice) => notice switch
    {
        DeskNotice.SettledAsOpened => "Settled as opened.",
        DeskNotice.SettledAsNotOpened => "Settled as not opened. The reference may be sent again.",
        DeskNotice.Replayed => "It will be handled again at once.",
        DeskNotice.NothingToReplay => "Nothing was there to be handled again; somebody may have been faster.",
        DeskNotice.Conflict => "Not done: the line was settled or sent again meanwhile, or the loan belongs to another line. Look at it anew.",
        DeskNotice.LoanMissing => "Not done: choose a loan or type its id.",
        DeskNotice.ConfirmationMissing => "Not done: confirm that there is no loan.",
        DeskNotice.Unreadable => "Not done: the form could not be read.",
        DeskNotice.Expired => "Not done: the page was too old. Try it again from here.",
        _ => "",
    };
}
