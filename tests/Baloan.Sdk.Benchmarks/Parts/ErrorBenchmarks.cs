using System.Text;
using BenchmarkDotNet.Attributes;

namespace Baloan.Sdk.Benchmarks.Parts;

/// <summary>Error answers as exceptions, from the shortest body to the longest that is kept.</summary>
public class ErrorBenchmarks
{
    private readonly byte[] _code = """{"code":"incorrect_otp_code"}"""u8.ToArray();

    private readonly byte[] _fields = """{"phone_number":["Enter a valid phone number."],"birth_date":["Date has wrong format.","The applicant is too young."],"amount":["A valid number is required."]}"""u8.ToArray();

    private readonly byte[] _page = Encoding.UTF8.GetBytes(
        "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx/1.24.0</center>\r\n</body>\r\n</html>\r\n");

    private readonly byte[] _longest = Longest();

    [Benchmark(Description = "an error of a code alone")]
    public BaloanApiException Code() => Read(400, "application/json", _code);

    [Benchmark(Description = "an error with field errors")]
    public BaloanApiException Fields() => Read(400, "application/json", _fields);

    [Benchmark(Description = "an error with field errors, which are looked at")]
    public object FieldErrors() => Fields().Error.FieldErrors;

    [Benchmark(Description = "an error that is an HTML page")]
    public BaloanApiException Page() => Read(502, "text/html", _page);

    [Benchmark(Description = "an error of 64 KiB of field errors")]
    public BaloanApiException LongestBody() => Read(400, "application/json", _longest);

    private static BaloanApiException Read(int status, string mediaType, byte[] body) =>
        ErrorReader.Read(new ErrorAnswer { Operation = "POST loan/", StatusCode = status, MediaType = mediaType, Body = body });

    private static byte[] Longest()
    {
        var json = new StringBuilder("{");
        for (var field = 1; json.Length < CapturedBody.MaxBytes - 100; field++)
        {
            json.Append($"\"field_{field}\":[\"This field is required.\"],");
        }

        json.Append("\"end\":[\"\"]}");
        return Encoding.UTF8.GetBytes(json.ToString().PadRight(CapturedBody.MaxBytes));
    }
}
