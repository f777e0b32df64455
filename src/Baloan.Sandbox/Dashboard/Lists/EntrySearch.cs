using System.Globalization;
using System.Text.RegularExpressions;
using Baloan.Sandbox.Dashboard.Sections;
using Baloan.Sandbox.Dashboard.Wording;
using Baloan.Sandbox.Json;
using Baloan.Sandbox.Loans;

namespace Baloan.Sandbox.Dashboard.Lists;

/// <summary>Which entries of the lists a word fits.</summary>
internal sealed partial class EntrySearch(LoanBook loans)
{
    private const int ShortestIdInText = 8;

    /// <summary>By id, number, the last digits of the phone number, and state.</summary>
    public static bool Fits(SandboxLoan loan, string word) =>
        word.Begins(loan.Id) || word == Text(loan.Number) || word.EndsPhone(loan.PhoneNumber) || word.IsOf(loan.State);

    /// <summary>By its loan, its own id, the state that it tells of, how far it has come, and the last status.</summary>
    public bool Fits(SandboxCallback callback, string word)
    {
        if (word.CanBeStatus())
        {
            return callback.Attempts is [.., { Status: { } status }] && word == Text(status);
        }

        return word.Begins(callback.LoanId)
            || word.Begins(callback.Id)
            || (LoanStates.TryParse(callback.State, out var state) ? word.IsOf(state) : word.IsIn(callback.State))
            || word.IsIn(SnakeCaseEnum.Name(callback.Status))
            || word.IsIn(EnglishText.Text.CallbackStatuses[(int)callback.Status])
            || word.IsIn(PersianText.Text.CallbackStatuses[(int)callback.Status])
            || (loans.Find(callback.LoanId) is { } loan && (word.EndsPhone(loan.PhoneNumber) || word == Text(loan.Number)));
    }

    /// <summary>By operation, status, error code, an id in what was sent and answered, and the last digits of the phone number.</summary>
    public bool Fits(SandboxRequest request, string word)
    {
        if (word.CanBeStatus())
        {
            return request.Status is { } status && word == Text(status);
        }

        return (request.Operation is { } operation && word.IsIn(SnakeCaseEnum.Name(operation)))
            || word.IsIn(request.ErrorCode)
            || (request.Status is null && (word.IsIn(EnglishText.Text.Dropped) || word.IsIn(PersianText.Text.Dropped)))
            || (IsPartOfId(word) && (word.IsIn(request.Path) || word.IsIn(request.Answer)))
            || PhonesOf(request).Any(word.EndsPhone);
    }

    private static bool IsPartOfId(string word) => word.Length >= ShortestIdInText && word.All(letter => char.IsAsciiHexDigit(letter) || letter == '-');

    /// <summary>The phone number that was sent, and that of the loan in the address.</summary>
    private IEnumerable<string> PhonesOf(SandboxRequest request)
    {
        if (Phone().Match(request.Body) is { Success: true } sent)
        {
            yield return sent.Groups["phone"].Value;
        }

        if (LoanLinks.FirstIdIn(request.Path) is { } id && loans.Find(id) is { } loan)
        {
            yield return loan.PhoneNumber;
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("\"phone_number\"\\s*:\\s*\"(?<phone>[0-9]{1,20})\"", RegexOptions.CultureInvariant)]
    private static partial Regex Phone();
}
