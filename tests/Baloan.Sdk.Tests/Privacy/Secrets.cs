namespace Baloan.Sdk.Tests.Privacy;

/// <summary>What must not be printed, all of it unlike anything else in the tests.</summary>
internal static class Secrets
{
    public const string Username = "partner-zarrin";
    public const string Password = "Gandom!Zar-55";
    public const string Access = "acc.Zq81kXv";
    public const string Refresh = "ref.Pw72mLc";
    public const string Otp = "83617294";
    public const string Phone = "09351187263";
    public const string OtherPhone = "09127730041";
    public const string NationalId = "7731689956";
    public const string BirthDate = "1987-11-23";
    public const string Name = "مهرانگیز زرین‌کوب";
    public const string LatinName = "mehrangiz_zarrinkoub";
    public const string UrlSecret = "sigYt56Rr90";

    /// <summary>Each in all the forms in which it would still tell.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Username, Password, Access, Refresh, Otp, Phone, Phone[1..], OtherPhone[1..], NationalId, BirthDate, "1987/11/23", "11/23/1987",
        "1366-09-02", Name, "مهرانگیز", "زرین", LatinName, "zarrinkoub", UrlSecret, Uri.EscapeDataString(Name), "Gandom",
    ];

    /// <summary>Error bodies of every shape, with personal data in every place.</summary>
    public static IReadOnlyList<string> ErrorBodies { get; } =
    [
        $$"""{"code":"national_id_exists_with_another_phone_number","detail":"{{Name}} {{OtherPhone}}","phone_number":"{{OtherPhone}}"}""",
        $$"""{"code":"{{Phone}}","detail":"{{NationalId}}"}""",
        $$"""{"code":"otp_{{Otp}}","message":"{{BirthDate}}"}""",
        $$$"""{"error":{"code":"user_{{{Phone}}}","message":"{{{Name}}}"}}""",
        $$"""{"error":"{{Name}}"}""",
        $$"""{"detail":"{{Username}} {{Password}}"}""",
        $$"""{"messages":[{"code":"{{NationalId}}","message":"{{Access}}"}]}""",
        $$"""{"errors":[{"field":"{{LatinName}}","code":"incorrect_otp_code","detail":"{{Otp}}"}]}""",
        $$"""{"{{Phone}}":["{{NationalId}}"],"phone_number":["{{Phone}} is taken"]}""",
        $$"""{"non_field_errors":["{{Name}} {{BirthDate}}"]}""",
        $$"""{"code":"service_inquiry_failed","service_name":"{{LatinName}} {{Phone}}"}""",
        $$"""["{{Phone}}"]""",
        $"\"{NationalId}\"",
        $"<html>{Name} {Phone} {UrlSecret}</html>",
        $"<Error><Code>AccessDenied</Code><Signature>{UrlSecret}</Signature></Error>",
    ];

    /// <summary>Successful answers that cannot be read, with personal data wherever the reading may break off.</summary>
    public static IReadOnlyList<string> UnreadableBodies { get; } =
    [
        $$"""{"{{LatinName}}":tru}""",
        $$"""{"{{Phone}}":{"{{Name}}":""",
        $$"""{"uuid":"{{Phone}}","phone_number":"{{Phone}}"}""",
        $$"""[{"stores":[{"id":"{{Name}}"}]}]""",
        $$"""[{"stores":[],"amount":"{{Phone}}"}]""",
        $$$"""{"contract_pdf_file":{"file":"ftp://{{{UrlSecret}}}/{{{Name}}}"}}""",
        $$"""{"contract_pdf_file":{"file":"/c.pdf?{{UrlSecret}}"},"is_agreed_by_user":"{{Name}}"}""",
        $"{Name} {Phone}",
        $"\"{Access}\"",
    ];
}
