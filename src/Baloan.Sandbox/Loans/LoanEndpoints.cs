using Baloan.Sandbox.Gateway;
using Baloan.Sandbox.Json;
using Baloan.Sandbox.OpenApi;

namespace Baloan.Sandbox.Loans;

/// <summary>The operations that open and cancel a loan file.</summary>
internal static class LoanEndpoints
{
    public static void Map(RouteGroupBuilder gateway)
    {
        gateway.MapPost("loan/", OpenAsync).Describe("open_loan", "Open a loan file; the guarantee is locked.")
            .Takes<LoanRequestBody>(ErrorAnswers.JsonType)
            .Produces<LoanBody>(StatusCodes.Status201Created, ErrorAnswers.JsonType);
        gateway.MapPost("loan/{uuid:guid}/cancel/", Cancel).Describe("cancel_loan", "Cancel a loan file; the guarantee is released.")
            .Produces<DetailBody>(contentType: ErrorAnswers.JsonType);
    }

    private static async Task<IResult> OpenAsync(HttpContext context, LoanBook book, BaloanSandboxOptions options)
    {
        var errors = Exchange.Of(context).Errors;
        var (fields, unreadable) = await BodyReader.ReadAsync(context);
        if (unreadable is not null)
        {
            return unreadable;
        }

        var (request, malformed) = LoanRequestReader.Read(fields!, errors, options);
        if (malformed is not null)
        {
            return malformed;
        }

        var (loan, error) = book.Open(request! with { Partner = Exchange.Of(context).Partner });
        return error is not null
            ? errors.Of(error)
            : Results.Json(LoanBody.Of(loan!), SandboxJson.Options, ErrorAnswers.JsonType, StatusCodes.Status201Created);
    }

    private static IResult Cancel(Guid uuid, HttpContext context, LoanMoves moves)
    {
        var errors = Exchange.Of(context).Errors;
        return moves.Cancel(uuid).Error is { } error ? errors.Of(error) : errors.Done("cancelled");
    }
}
