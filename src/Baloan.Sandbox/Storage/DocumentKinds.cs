namespace Baloan.Sandbox.Storage;

internal static class DocumentKinds
{
    public const string Loan = "loan";
    public const string Callback = "callback";
    public const string Fault = "fault";
    public const string Request = "request";
    public const string Settings = "settings";
    public const string UsedRefreshToken = "used_refresh_token";
}
