using System.Text;
using System.Text.Json;

namespace Baloan.Sdk.Smoke;

/// <summary>Moves the loans of a sandbox in another process, over HTTP.</summary>
internal sealed class SandboxControl(HttpClient http)
{
    /// <summary>Moves a loan to its next state.</summary>
    public async Task AdvanceAsync(Guid loanId, CancellationToken cancellationToken)
    {
        using var answer = await http.PostAsync(Address($"loans/{loanId:D}/advance"), content: null, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>What the applicant got by SMS.</summary>
    public async Task<string> OtpOfAsync(Guid loanId, CancellationToken cancellationToken)
    {
        using var answer = await http.GetAsync(Address($"loans/{loanId:D}/otp"), cancellationToken);
        answer.EnsureSuccessStatusCode();
        using var body = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync());
        return body.RootElement.GetProperty("otp").GetString() ?? throw new InvalidOperationException("No one-time password was issued.");
    }

    /// <summary>Sends the call backs to an address.</summary>
    public async Task CallBackAsync(string url, CancellationToken cancellationToken)
    {
        using var body = new StringContent($$"""{"url":"{{url}}"}""", Encoding.UTF8, "application/json");
        using var answer = await http.PutAsync(Address("callbacks/target"), body, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    private static Uri Address(string path) => new($"sandbox/{path}", UriKind.Relative);
}
