using Baloan.Sandbox.Gateway;
using Baloan.Sandbox.Json;
using Baloan.Sandbox.Loans;
using Baloan.Sandbox.OpenApi;

namespace Baloan.Sandbox.Contracts;

/// <summary>The operations on a loan's contract, and its file.</summary>
internal static class ContractEndpoints
{
    private const string Path = "loan/{uuid:guid}/contract/";

    public static void Map(RouteGroupBuilder gateway)
    {
        gateway.MapGet(Path, Get).Describe("get_contract", "Get the contract; it exists once the cheque is verified.")
            .Produces<ContractBody>(contentType: ErrorAnswers.JsonType);
        gateway.MapPost(Path, RequestOtp).Describe("request_otp", "Issue a one-time password and send it to the applicant.")
            .Produces<DetailBody>(contentType: ErrorAnswers.JsonType);
        gateway.MapPatch(Path, SignAsync).Describe("sign_contract", "Sign the contract with the one-time password.")
            .Takes<SignBody>(ErrorAnswers.JsonType).Produces<DetailBody>(contentType: ErrorAnswers.JsonType);
    }

    public static void MapFiles(IEndpointRouteBuilder routes) =>
        routes.MapGet(GatewayRoutes.ContractFiles + "{id:guid}.pdf", Download).ExcludeFromDescription();

    private static IResult Get(Guid uuid, HttpContext context, ContractDesk desk)
    {
        var (loan, error) = desk.Read(uuid);
        return error is not null ? Exchange.Of(context).Errors.Of(error) : Results.Json(Body(loan!, context.Request), SandboxJson.Options, ErrorAnswers.JsonType);
    }

    private static ContractBody Body(SandboxLoan loan, HttpRequest request)
    {
        var file = $"{request.Scheme}://{request.Host}{GatewayRoutes.ContractFiles}{loan.ContractId:D}.pdf";
        return new(new(loan.ContractId!.Value, file), loan.IsAgreedByUser);
    }

    private static IResult RequestOtp(Guid uuid, HttpContext context, ContractDesk desk) =>
        Done(context, desk.RequestOtp(uuid), "otp_sent");

    private static async Task<IResult> SignAsync(Guid uuid, HttpContext context, ContractDesk desk, LoanBook book)
    {
        if (book.Find(uuid) is null)
        {
            return Exchange.Of(context).Errors.NotFound();
        }

        var (fields, unreadable) = await BodyReader.ReadAsync(context);
        if (unreadable is not null)
        {
            return unreadable;
        }

        var reader = new FieldReader(fields!, Exchange.Of(context).Errors);
        var otp = reader.Text("otp");
        return reader.Error ?? Done(context, desk.Sign(uuid, otp), "signed");
    }

    private static IResult Done(HttpContext context, Outcome<SandboxLoan> outcome, string message)
    {
        var errors = Exchange.Of(context).Errors;
        return outcome.Error is { } error ? errors.Of(error) : errors.Done(message);
    }

    private static IResult Download(Guid id, LoanBook book) =>
        book.FindByContract(id) is { } loan
            ? Results.Bytes(ContractDocument.Write(loan), "application/pdf")
            : ErrorAnswers.HtmlNotFound();
}
