using System.Globalization;

namespace Baloan.Sdk.Tests.Faults;

/// <summary>What a sound gateway answers.</summary>
internal sealed class GatewayAnswers(FaultClock clock, Uri address, TimeSpan tokenLifetime)
{
    public const string LoanId = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";

    // Longer than the longest time-out in seconds, so that a body of one byte a second is never read to its end.
    private static readonly string Filler = new('x', 400);

    private int _tokensGiven;

    public static string PdfFile { get; } = $"%PDF-1.7 {Filler} %%EOF";

    public ServerAnswer To(ServerRequest request) => request switch
    {
        { IsForToken: true } => Token(),
        { IsDownload: true } => new ServerAnswer(200, "application/pdf", PdfFile),
        { Path: var path } when path.EndsWith("/loan-policies", StringComparison.Ordinal) => Json(
            $$"""[{"stores":[{"id":1,"title_fa":"x","logo":null}],"amount":{"lower":10,"upper":30,"bounds":"[)"},"possible_loan_dues":[12],"bank_effected_interest_rate":22,"installment_formula":"amount/loan_due","filler":"{{Filler}}"}]"""),
        { Method: "GET" } => Json(
            $$"""{"contract_pdf_file":{"uuid":"{{LoanId}}","file":"{{address}}contract.pdf"},"is_agreed_by_user":false,"filler":"{{Filler}}"}"""),
        { OpensLoan: true } => Json(
            $$"""{"uuid":"{{LoanId}}","phone_number":"09123456789","national_identifier":"0012345679","birth_date":"1990-01-01","amount":10000000,"loan_due":12,"store":1,"plan_detail":null,"filler":"{{Filler}}"}"""),
        _ => Json($$"""{"filler":"{{Filler}}"}"""),
    };

    private static ServerAnswer Json(string body) => new(200, "application/json", body);

    private ServerAnswer Token()
    {
        var number = Interlocked.Increment(ref _tokensGiven);
        var now = clock.GetUtcNow();
        var answer = Json($$"""{"access":"{{TestJwt.Create(number, now + tokenLifetime)}}","refresh":"{{TestJwt.Create(-number, now.AddDays(1))}}","filler":"{{Filler}}"}""");

        // So that a download never finds this connection in the pool, and each of its attempts makes one of its own.
        answer.Headers["Connection"] = "close";
        answer.Headers["Date"] = now.ToString("R", CultureInfo.InvariantCulture);
        return answer;
    }
}
