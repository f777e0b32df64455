using System.Text;

namespace Baloan.Sdk.Tests.Privacy;

/// <summary>Answers that break the rules of HTTP, each with personal data where .NET quotes what it cannot read.</summary>
internal static class MalformedAnswers
{
    private const string Person = $"{Secrets.Phone} {Secrets.NationalId} {Secrets.LatinName}";
    private const string Chunked = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";

    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["status line"] = $"{Person}\r\n\r\n",
        ["HTTP version"] = $"HTTP/{Secrets.Phone} 200 {Person}\r\n\r\n",
        ["status code"] = $"HTTP/1.1 {Secrets.Phone} {Person}\r\n\r\n",
        ["reason"] = $"HTTP/1.1 500 {Person}\r\nContent-Length: 0\r\n\r\n",
        ["header line without a colon"] = $"HTTP/1.1 200 OK\r\n{Person}\r\nContent-Length: 2\r\n\r\n{{}}",
        ["header name"] = $"HTTP/1.1 200 OK\r\n{Person}: x\r\nContent-Length: 2\r\n\r\n{{}}",
        ["header without a name"] = $"HTTP/1.1 200 OK\r\n: {Person}\r\nContent-Length: 2\r\n\r\n{{}}",
        ["folded header"] = $"HTTP/1.1 200 OK\r\n {Person}\r\nContent-Length: 2\r\n\r\n{{}}",
        ["content length"] = $"HTTP/1.1 200 OK\r\nContent-Length: {Person}\r\n\r\n{{}}",
        ["content type"] = $"HTTP/1.1 200 OK\r\nContent-Type: {Person}; charset={Secrets.LatinName}\r\nContent-Length: 2\r\n\r\n[{{",
        ["content encoding"] = $"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {Person.Length}\r\n\r\n{Person}",
        ["date and retry"] = $"HTTP/1.1 503 X\r\nDate: {Person}\r\nRetry-After: {Person}\r\nContent-Length: 0\r\n\r\n",
        ["location"] = $"HTTP/1.1 302 X\r\nLocation: http://[{Person}\r\nContent-Length: 0\r\n\r\n",
        ["request id"] = $"HTTP/1.1 404 X\r\nX-Request-ID: {Person}\r\nContent-Length: 0\r\n\r\n",
        ["chunk length"] = $"{Chunked}{Person}\r\n",
        ["chunk end"] = $"{Chunked}2\r\n{{}}{Person}\r\n",
        ["chunk extension"] = $"{Chunked}2;{Person}\r\n[{{\r\n",
        ["trailer"] = $"{Chunked}2\r\n{{}}\r\n0\r\n{Person}\r\n\r\n",
        ["trailer name"] = $"{Chunked}2\r\n{{}}\r\n0\r\n{Person}: x\r\n\r\n",
    };

    public static byte[] Named(string name) => Encoding.UTF8.GetBytes(All[name]);
}
