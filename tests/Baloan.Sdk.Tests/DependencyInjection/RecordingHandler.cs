using System.Net;
using System.Net.Http.Headers;
using Baloan.Sdk.Tests.Wire;

namespace Baloan.Sdk.Tests.DependencyInjection;

/// <summary>Stands in for the network: answers with the documented examples and keeps what was sent.</summary>
internal sealed class RecordingHandler : HttpMessageHandler
{
    private readonly List<RecordedRequest> _requests = [];

    public IReadOnlyList<RecordedRequest> Requests => _requests;

    public IEnumerable<RecordedRequest> Operations => _requests.Where(request => !request.IsTokenRequest);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var headers = request.Headers.NonValidated.ToDictionary(
            header => header.Key,
            header => string.Join(" + ", header.Value),
            StringComparer.OrdinalIgnoreCase);
        var recorded = new RecordedRequest(request.RequestUri!, headers, body);
        _requests.Add(recorded);
        var answer = new ByteArrayContent(recorded.IsTokenRequest ? DocumentedExample.Token : DocumentedExample.Policies);
        answer.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = answer, RequestMessage = request };
    }
}
