using System.Net;

namespace Baloan.Sdk.Tests.Privacy;

/// <summary>How a gateway can behave, each time with personal data in everything that it says.</summary>
internal static class Scenarios
{
    private static readonly string Tokens = $$"""{"access":"{{Secrets.Access}}","refresh":"{{Secrets.Refresh}}"}""";

    private static readonly int[] ErrorStatuses = [400, 401, 403, 404, 429, 500, 503];

    private static readonly Reply Granted = new(200, Tokens);

    public static IReadOnlyDictionary<string, Func<HttpListenerRequest, Reply>[]> All { get; } =
        new Dictionary<string, Func<HttpListenerRequest, Reply>[]>
        {
            ["success"] = [WithToken(Success)],
            ["error answers"] = [.. ErrorAnswers()],
            ["unreadable answers"] = [.. Secrets.UnreadableBodies.Select(body => WithToken(_ => new Reply(200, body)))],
            ["redirects"] = [WithToken(_ => new Reply(302, Secrets.Name, $"https://files.invalid/c.pdf?s={Secrets.UrlSecret}"))],
            ["broken connections"] = [WithToken(_ => new Reply(0, "", Kind: ReplyKind.Broken))],
            ["time-outs"] = [WithToken(_ => new Reply(0, "", Kind: ReplyKind.Stalled))],
            ["refused log-ins"] = [.. RefusedLogIns()],
            ["unreadable tokens"] =
            [
                TokenAnswer(200, $$"""{"token":"{{Secrets.Access}}","refresh":"{{Secrets.Refresh}}"}"""),
                TokenAnswer(200, Secrets.Access),
                TokenAnswer(200, $"""["{Secrets.Access}","{Secrets.Password}"]"""),
                TokenAnswer(200, $$"""{"access":"{{Secrets.Access}} {{Secrets.Name}}"}"""),
                TokenAnswer(302, Secrets.Username),
            ],
            ["log-ins that time out"] = [_ => new Reply(0, "", Kind: ReplyKind.Stalled)],
            ["no log-in"] = [_ => new Reply(0, "", Kind: ReplyKind.Broken)],
        };

    /// <summary>The scenarios in which nothing comes.</summary>
    public static IReadOnlyCollection<string> Stalls { get; } = ["time-outs", "log-ins that time out"];

    private static IEnumerable<Func<HttpListenerRequest, Reply>> ErrorAnswers() =>
        from status in ErrorStatuses
        from body in Secrets.ErrorBodies
        select WithToken(_ => new Reply(status, body));

    // A log-in that may be repeated waits in between, so there are few of those.
    private static IEnumerable<Func<HttpListenerRequest, Reply>> RefusedLogIns() =>
        from status in ErrorStatuses
        from body in Secrets.ErrorBodies.Take(status < 429 ? int.MaxValue : 1)
        select TokenAnswer(status, body);

    private static Func<HttpListenerRequest, Reply> WithToken(Func<HttpListenerRequest, Reply> answer) =>
        request => LoopbackGateway.IsToken(request) ? Granted : answer(request);

    private static Func<HttpListenerRequest, Reply> TokenAnswer(int status, string body) => _ => new Reply(status, body);

    private static Reply Success(HttpListenerRequest request) => new(200, request switch
    {
        { RawUrl: { } url } when url.EndsWith("loan-policies", StringComparison.Ordinal) =>
            $$"""[{"stores":[{"id":1,"title_fa":"{{Secrets.Name}}"}],"amount":{"lower":1},"possible_loan_dues":[12],"x":"{{Secrets.Phone}}"}]""",
        { RawUrl: { } url } when url.Contains("/files/", StringComparison.Ordinal) => $"%PDF-1.7 {Secrets.Name} {Secrets.NationalId}",
        { HttpMethod: "GET" } => $$"""{"contract_pdf_file":{"file":"/files/c.pdf?s={{Secrets.UrlSecret}}"},"is_agreed_by_user":true,"signer":"{{Secrets.Name}}"}""",
        _ => $$"""
            {"uuid":"8f14e45f-ceea-467f-a0e6-b3f4d8f7c1aa","phone_number":"{{Secrets.Phone}}","national_identifier":"{{Secrets.NationalId}}",
             "birth_date":"{{Secrets.BirthDate}}","otp":"{{Secrets.Otp}}","name":"{{Secrets.Name}}"}
            """,
    });
}
