using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Baloan.Sdk.Benchmarks.Gateway;

namespace Baloan.Sdk.Benchmarks.Books;

/// <summary>A primary handler that opens a loan of its own for each request, after it has suspended once as a network would make it.</summary>
internal sealed class LoanGateway : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await Task.Yield();
        var body = request.RequestUri!.AbsolutePath.EndsWith("/loan/", StringComparison.Ordinal)
            ? Encoding.UTF8.GetBytes(
                $$$"""{"phone_number":"09123456789","national_identifier":"07148143380","birth_date":"1999-02-14","amount":10000000,"loan_due":12,"store":1,"uuid":"{{{Guid.NewGuid():D}}}","plan_detail":{"monthly_installment_amount":1057616,"total_payback":12691397}}""")
            : CannedGateway.Token;
        return new HttpResponseMessage(HttpStatusCode.OK)
        {
            RequestMessage = request,
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };
    }
}
