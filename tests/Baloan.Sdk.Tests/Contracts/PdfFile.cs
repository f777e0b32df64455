using System.IO.Compression;
using System.Net;
using System.Text;

namespace Baloan.Sdk.Tests.Contracts;

/// <summary>PDF files as far as the client looks into them, and the answers that carry them.</summary>
internal static class PdfFile
{
    public static byte[] Small { get; } = Of(100);

    /// <summary>A file of so many bytes.</summary>
    public static byte[] Of(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        "%PDF-1.7\n"u8.CopyTo(bytes);
        "\n%%EOF\n"u8.CopyTo(bytes.AsSpan(length - 7));
        return bytes;
    }

    public static HttpResponseMessage Answer(byte[] file) => Answer(new MemoryStream(file), file.Length);

    /// <summary>An answer whose body is a stream, of the given length or of none.</summary>
    public static HttpResponseMessage Answer(Stream body, long? length)
    {
        var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(body) };
        response.Content.Headers.ContentLength = length;
        return response;
    }

    public static HttpResponseMessage Redirect(string location, HttpStatusCode status = HttpStatusCode.Found) =>
        new(status) { Headers = { Location = new Uri(location, UriKind.RelativeOrAbsolute) } };

    public static byte[] Packed(byte[] file, string coding)
    {
        using var packed = new MemoryStream();
        using (Stream stream = coding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Fastest),
            "deflate" => new ZLibStream(packed, CompressionLevel.Fastest),
            _ => new BrotliStream(packed, CompressionLevel.Fastest),
        })
        {
            stream.Write(file);
        }

        return packed.ToArray();
    }

    /// <summary>What a handler that decompresses makes of a body.</summary>
    public static Stream Unpack(byte[] packed, string coding) => coding switch
    {
        "gzip" => new GZipStream(new MemoryStream(packed), CompressionMode.Decompress),
        "deflate" => new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress),
        _ => new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress),
    };

    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
