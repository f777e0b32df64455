using System.Security.Claims;
using Baloan.Samples.PartnerShop.Orders;
using Baloan.Sdk;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Baloan.Samples.PartnerShop.Web;

/// <summary>What an order's page loads beside itself, for its customer alone.</summary>
public static class OrderEndpoints
{
    public static void MapOrders(this IEndpointRouteBuilder routes)
    {
        var order = routes.MapGroup("/orders/{id:guid}").RequireAuthorization();
        order.MapGet("events", FollowAsync);
        order.MapGet("contract.pdf", ShowContractAsync);
    }

    private static async Task<IResult> FollowAsync(
        Guid id, ClaimsPrincipal user, OrderBook orders, OrderNews news, CancellationToken cancellationToken) =>
        await orders.FindAsync(id, OrderKeys.Of(user), cancellationToken) is null
            ? TypedResults.NotFound()
            : TypedResults.ServerSentEvents(news.FollowAsync(id, OrderKeys.Of(user), cancellationToken));

    /// <summary>Passes the contract on, piece by piece. The gateway's own address of it stays between the gateway and the shop.</summary>
    private static async Task<Results<PushStreamHttpResult, NotFound, StatusCodeHttpResult>> ShowContractAsync(
        Guid id, ClaimsPrincipal user, OrderBook orders, IBaloanClient baloan, HttpResponse response, CancellationToken cancellationToken)
    {
        if (await orders.FindAsync(id, OrderKeys.Of(user), cancellationToken) is not { HasContract: true } tracked)
        {
            return TypedResults.NotFound();
        }

        try
        {
            var contract = await baloan.Contracts.GetAsync(tracked.Order.LoanId!.Value, cancellationToken);
            response.Headers.CacheControl = "private, no-store";
            response.Headers.ContentDisposition = "inline; filename=contract.pdf";
            return TypedResults.Stream(body => baloan.Contracts.DownloadAsync(contract, body, cancellationToken), "application/pdf");
        }
        catch (BaloanException)
        {
            return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }
}
