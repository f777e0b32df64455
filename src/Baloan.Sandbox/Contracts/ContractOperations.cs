using Baloan.Sandbox.Gateway;
using Baloan.Sandbox.Loans;
using Baloan.Sandbox.OpenApi;

namespace Baloan.Sandbox.Contracts;

/// <summary>The operations on a loan's contract, and its file.</summary>
internal static class ContractOperations
{
    private const string LanguageField = "lang";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var contract = routes.MapAddress("loan/{uuid:guid}/contract/");
        contract.MapGet("", Get).AsOperation<ContractBody>(SandboxOperation.GetContract, "Get the contract; it exists once the cheque is verified.");
        contract.MapPost("", RequestOtp).AsOperation<DetailBody>(SandboxOperation.RequestOtp, "Issue a one-time password and send it to the applicant.");
        contract.MapPatch("", SignAsync).AsOperation<DetailBody>(SandboxOperation.SignContract, "Sign the contract with the one-time password.")
            .Takes<SignBody>(GatewayAnswers.JsonType);

        routes.MapAddress(new GatewayAddress(GatewayRoutes.ContractFiles + "{id:guid}.pdf")).MapGet("", Download)
            .AsOperation(SandboxOperation.DownloadContract).ExcludeFromDescription();
    }

    /// <summary>Where this machine finds the contract's file in a language; null while there is none.</summary>
    public static string? AddressOf(SandboxLoan loan, string language) =>
        loan.ContractId is { } contract ? $"{GatewayRoutes.ContractFiles}{contract:D}.pdf?{LanguageField}={language}" : null;

    private static IResult Get(Guid uuid, HttpContext context, LoanContracts contracts)
    {
        var (loan, error) = contracts.Read(uuid);
        return error is not null ? Exchange.Of(context).Answers.Of(error) : GatewayAnswers.Json(Body(loan!, context.Request));
    }

    private static ContractBody Body(SandboxLoan loan, HttpRequest request)
    {
        var file = $"{request.Scheme}://{request.Host}{GatewayRoutes.ContractFiles}{loan.ContractId:D}.pdf";
        return new(new(loan.ContractId!.Value, file), loan.IsAgreedByUser);
    }

    private static IResult RequestOtp(Guid uuid, HttpContext context, LoanContracts contracts) =>
        Exchange.Of(context).Answers.Done(contracts.RequestOtp(uuid), "otp_sent");

    private static async Task<IResult> SignAsync(Guid uuid, HttpContext context, LoanContracts contracts, LoanBook book)
    {
        var answers = Exchange.Of(context).Answers;
        if (book.Find(uuid) is null)
        {
            return answers.NotFound();
        }

        var fields = await FieldReader.ReadAsync(context);
        var otp = fields.Text("otp");
        return fields.Error ?? answers.Done(contracts.Sign(uuid, otp), "signed");
    }

    /// <summary>The file in the language of its address (<c>?lang=</c>) or else of the request; a gateway in Iran writes Persian to who asks for none.</summary>
    private static IResult Download(Guid id, HttpContext context, LoanContracts contracts)
    {
        var language = Language.Named(context.Request.Query[LanguageField]) ?? Language.Of(context.Request, Language.Persian);
        if (contracts.File(id, language) is not { } file)
        {
            return GatewayAnswers.NoSuchAddress();
        }

        var headers = context.Response.Headers;
        headers.ContentLanguage = language;
        headers.Vary = "Accept-Language";
        return Results.Bytes(file, "application/pdf");
    }
}

/// <summary>What <c>GET loan/{uuid}/contract/</c> answers.</summary>
internal sealed record ContractBody(ContractFileBody ContractPdfFile, bool IsAgreedByUser);

/// <summary>The contract's file.</summary>
internal sealed record ContractFileBody(Guid Uuid, string File);

/// <summary>What <c>PATCH loan/{uuid}/contract/</c> is sent.</summary>
internal sealed record SignBody(string Otp);
