using System.Globalization;
using System.Text.Json.Nodes;
using Baloan.Cli.Sandbox.Control;
using Baloan.Cli.Terminal;
using Baloan.Sandbox;

namespace Baloan.Cli.Sandbox;

/// <summary>Prints the requests to a sandbox and its call backs as they happen, a line each. Bodies, headers and addresses stay out.</summary>
internal sealed class LiveLog(bool isJson)
{
    public const string Text = "text";
    public const string Json = "json";

    /// <summary>Prints until the sandbox ends.</summary>
    public async Task FollowAsync(Uri sandbox, CancellationToken cancellationToken)
    {
        using var control = new ControlClient(sandbox);
        await foreach (var happening in control.EventsAsync(cancellationToken))
        {
            if (happening is SandboxRequest request)
            {
                Print(request.At, $"{request.Method} {WireName.OfOperation(request.Operation)}", request.Status, request.ErrorCode, request.Duration);
            }
            else if (happening is SandboxCallback { Attempts: [.., var last] } callback)
            {
                Print(last.At, $"call back {callback.State}", last.Status, WireName.Of(callback.Status), last.Duration);
            }
        }
    }

    private void Print(DateTimeOffset at, string what, int? status, string? note, TimeSpan duration)
    {
        var milliseconds = Math.Round(duration.TotalMilliseconds, 1);
        Console.WriteLine(isJson
            ? new JsonObject { ["at"] = at, ["what"] = what, ["status"] = status, ["note"] = note, ["milliseconds"] = milliseconds }.ToJsonString()
            : Printable.Of(string.Create(
                CultureInfo.InvariantCulture,
                $"{at.ToLocalTime():HH:mm:ss}  {what,-27} {status?.ToString(CultureInfo.InvariantCulture) ?? "dropped",-7} {milliseconds,7:0.0} ms  {note}").TrimEnd()).Replace('\n', ' '));
    }
}
