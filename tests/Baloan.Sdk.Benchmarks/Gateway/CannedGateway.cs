using System.Net;
using System.Text;

namespace Baloan.Sdk.Benchmarks.Gateway;

/// <summary>A primary handler that answers from memory, after it has suspended once as a network would make it.</summary>
/// <param name="policies">What it answers to those who ask for the policies.</param>
internal sealed class CannedGateway(byte[] policies) : HttpMessageHandler
{
    public const string ErrorCode = "incorrect_otp_code";

    public static readonly byte[] Token = """{"refresh":"eyJh.eyJl.c2ln","access":"eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl"}"""u8.ToArray();

    public static readonly byte[] Loan = """{"phone_number":"09123456789","national_identifier":"07148143380","birth_date":"1999-02-14","amount":10000000,"loan_due":12,"store":1,"uuid":"a71b93c4-b1a9-4868-9cb2-310757422af1","plan_detail":{"monthly_installment_amount":1057616,"total_payback":12691397}}"""u8.ToArray();

    public static readonly byte[] Contract = """{"contract_pdf_file":{"uuid":"9e99ba5e-dccd-46ca-babc-c089cc2b80f0","file":"https://contract-file.sample/9e99ba5e.pdf"},"is_agreed_by_user":false}"""u8.ToArray();

    public static readonly byte[] Error = Encoding.UTF8.GetBytes($$"""{"code":"{{ErrorCode}}","detail":"The code is wrong."}""");

    public static readonly byte[] Policies = PoliciesOf(stores: 20);

    public static readonly Guid FailingLoan = new("ffffffff-ffff-4fff-8fff-ffffffffffff");

    public CannedGateway()
        : this(Policies)
    {
    }

    public static byte[] PoliciesOf(int stores)
    {
        var json = new StringBuilder("[{\"stores\":[");
        for (var id = 1; id <= stores; id++)
        {
            json.Append(id == 1 ? "" : ",").Append($$"""{"id":{{id}},"title_fa":"فروشگاه شماره {{id}}","logo":"https://store-{{id}}.logo.sample/logo.png"}""");
        }

        json.Append("""],"amount":{"lower":10,"upper":30,"bounds":"[)"},"possible_loan_dues":[6,12],"bank_effected_interest_rate":22,"installment_formula":"(amount+(amount*bank_effected_interest_rate)/100)/loan_due"}]""");
        return Encoding.UTF8.GetBytes(json.ToString());
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await Task.Yield();
        var path = request.RequestUri!.AbsolutePath;
        if (path.EndsWith("loan-policies", StringComparison.Ordinal))
        {
            return Answer(request, HttpStatusCode.OK, policies);
        }

        if (path.EndsWith("/token/", StringComparison.Ordinal))
        {
            return Answer(request, HttpStatusCode.OK, Token);
        }

        if (path.EndsWith("/loan/", StringComparison.Ordinal))
        {
            return Answer(request, HttpStatusCode.OK, Loan);
        }

        return path.Contains("ffffffff", StringComparison.Ordinal)
            ? Answer(request, HttpStatusCode.BadRequest, Error)
            : Answer(request, HttpStatusCode.OK, Contract);
    }

    private static HttpResponseMessage Answer(HttpRequestMessage request, HttpStatusCode status, byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        return new HttpResponseMessage(status) { Content = content, RequestMessage = request };
    }
}
