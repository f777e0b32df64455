using System.Text.Json;

namespace Baloan.Sdk.Benchmarks.Clients;

/// <summary>An error answer, as a careful developer keeps it: with its code, if it has one, and its body.</summary>
internal sealed class RawException(string message, int status, string? code, string body) : Exception(message)
{
    public int Status { get; } = status;

    public string? Code { get; } = code;

    public string Body { get; } = body;

    public static RawException Of(int status, string body)
    {
        string? code = null;
        try
        {
            code = JsonSerializer.Deserialize(body, WireContext.Default.WireError)?.Code;
        }
        catch (JsonException)
        {
            // A page of a proxy: the status and the body tell of it.
        }

        return new RawException($"The gateway answered {status} {code}", status, code, body);
    }
}
