using System.Globalization;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Baloan.Cli.Callbacks;
using Baloan.Cli.Terminal;

namespace Baloan.Cli.Doctor;

/// <summary>The endpoint for call backs: who has no secret is refused, who has it gets in. The body is empty, so that nothing is handled.</summary>
internal static class CallbackProbe
{
    public const string Check = "call backs";

    private const string WrongSecret = "not-a-secret-of-yours";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public static async IAsyncEnumerable<Finding> CheckAsync(Uri endpoint, string? secret, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (status, _) = await PostAsync(endpoint, WrongSecret, cancellationToken);
        if (status is null)
        {
            yield return Finding.Failed(Check, "The endpoint does not answer.", "Start your application, and check the address and what stands before it.");
        }
        else if (status != 404)
        {
            yield return Finding.Failed(Check, $"A caller with a wrong secret is answered {Text(status)}, not 404.", "Check that the address is that of MapBaloanCallbacks, and that a secret is set.");
        }
        else if (string.IsNullOrEmpty(secret))
        {
            yield return Finding.Failed(Check, "There is no secret to try.", $"Set Baloan:Callbacks:Secrets:0 in the user secrets, or give the secret in {CallbackCommand.SecretVariable}.");
        }
        else if (!CallbackTarget.CanCarry(secret))
        {
            yield return Finding.Failed(Check, CallbackCommand.NoSecret, "Make another with: openssl rand -hex 24");
        }
        else
        {
            // The endpoint finds an empty body unreadable, after it has let the caller in.
            (status, var seen) = await PostAsync(endpoint, secret, cancellationToken);
            if (status != 400)
            {
                yield return Finding.Failed(Check, $"A caller with the secret is answered {Text(status)}, not 400 for its empty body.", "Check that the application has the same secret, the address of MapBaloanCallbacks, and AllowedNetworks where it is set.");
                yield break;
            }

            yield return Finding.Good(Check, "A wrong secret is refused, the right one gets in.");
            yield return await ProxyProbe.CheckAsync(endpoint, seen, Limit, cancellationToken);
        }
    }

    private static string Text(int? status) => status?.ToString(CultureInfo.InvariantCulture) ?? "nothing";

    private static async Task<(int? Status, SeenCaller? Seen)> PostAsync(Uri endpoint, string secret, CancellationToken cancellationToken)
    {
        using var http = PlainHttp.CreateClient(Limit);
        using var request = CallbackTarget.Of(endpoint, secret, SecretPlace.Header).CreateRequest(new ByteArrayContent([]));
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            return ((int)response.StatusCode, await ReadAsync(response.Content, cancellationToken));
        }
        catch (Exception exception) when (PlainHttp.IsNoAnswer(exception, cancellationToken))
        {
            return default;
        }
    }

    private static async Task<SeenCaller?> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        try
        {
            return await content.ReadFromJsonAsync<SeenCaller>(cancellationToken);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
