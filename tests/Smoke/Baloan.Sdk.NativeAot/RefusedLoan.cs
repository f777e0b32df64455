using System.Net;
using System.Text.Json;

namespace Baloan.Sdk.Smoke;

/// <summary>An endpoint whose loan is refused, answered with problem details.</summary>
internal static class RefusedLoan
{
    private const string Path = "/refused";

    public static void Map(WebApplication app)
    {
        app.UseBaloanProblemDetails();
        app.Map(Path, (RequestDelegate)(_ => throw new BaloanApiError { StatusCode = HttpStatusCode.BadRequest, Code = BaloanErrorCode.LoanAmountExceedUserCredit }.ToException()));
    }

    public static async Task CheckAsync(Uri app, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = app };
        http.DefaultRequestHeaders.Add("Accept-Language", "fa");
        using var answer = await http.GetAsync(new Uri(Path, UriKind.Relative), cancellationToken);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellationToken));
        var said = $"{(int)answer.StatusCode} {problem.RootElement.GetProperty("code")} {problem.RootElement.GetProperty("title")}";
        if (said != "422 loan_amount_exceed_user_credit این وام به این متقاضی داده نمی‌شود.")
        {
            throw new InvalidOperationException($"The problem was told as {said}");
        }
    }
}
