using System.Text;
using FluentAssertions.Execution;
using WireMock;

namespace Baloan.Sdk.Tests.Wire;

/// <summary>What a request was, as it stood on the wire.</summary>
internal static class SentRequest
{
    public static void ShouldBe(this IRequestMessage request, string method, string path)
    {
        using var scope = new AssertionScope();
        request.Method.Should().Be(method);
        request.AbsolutePath.Should().Be(path);
        request.Query.Should().BeNullOrEmpty();
    }

    public static void ShouldCarryTheClientsHeaders(this IRequestMessage request)
    {
        using var scope = new AssertionScope();
        request.Header("Authorization").Should().Be("Bearer " + DocumentedExample.AccessToken);
        request.Header("Accept-Language").Should().Be("en");
        request.Header("Accept").Should().Be("application/json");
        request.ShouldNameTheClient();
    }

    public static void ShouldNameTheClient(this IRequestMessage request) =>
        request.Header("User-Agent").Should().MatchRegex(@"^Baloan\.Sdk/\d+\.\d+\.\d+\S* \(\.NET [^)]+\)$");

    /// <summary>The body to the byte, with its length declared: the gateway takes a chunked body for an empty one.</summary>
    public static void ShouldCarryBody(this IRequestMessage request, string body, string? contentType)
    {
        using var scope = new AssertionScope();
        Encoding.UTF8.GetString(request.BodyAsBytes ?? []).Should().Be(body);
        request.Header("Content-Length").Should().Be(Encoding.UTF8.GetByteCount(body).ToString(System.Globalization.CultureInfo.InvariantCulture));
        request.Header("Transfer-Encoding").Should().BeNull();
        request.Header("Content-Type").Should().Be(contentType);
    }

    public static void ShouldCarryNoBody(this IRequestMessage request)
    {
        using var scope = new AssertionScope();
        (request.BodyAsBytes ?? []).Should().BeEmpty();
        request.Header("Content-Length").Should().BeNull();
        request.Header("Transfer-Encoding").Should().BeNull();
        request.Header("Content-Type").Should().BeNull();
    }

    /// <summary>A header's value; null where it was not sent.</summary>
    public static string? Header(this IRequestMessage request, string name) =>
        request.Headers is { } headers && headers.TryGetValue(name, out var values) ? string.Join(" + ", values) : null;
}
