using Baloan.Sandbox.Loans;
using Baloan.Sandbox.Storage;
using Baloan.Sandbox.Tokens;
using Microsoft.Net.Http.Headers;

namespace Baloan.Sandbox.Gateway;

/// <summary>
/// Lets a request to the gateway through that accepts JSON and comes from a partner with a good access token. Another partner's loan is
/// 404, as one that does not exist.
/// </summary>
internal sealed class AccessMiddleware(RequestDelegate next, TokenIssuer tokens, SettingsBook settings, LoanBook loans)
{
    private const string Scheme = "Bearer";

    public Task InvokeAsync(HttpContext context) => Refusal(context) is { } refusal ? refusal.ExecuteAsync(context) : next(context);

    private IResult? Refusal(HttpContext context) => GatewayAddress.Of(context) switch
    {
        { AnswersJson: true } when !AcceptsJson(context.Request) => Exchange.Of(context).Answers.NotAcceptable(),
        { NeedsToken: true } => RefusalOfToken(context),
        _ => null,
    };

    private IResult? RefusalOfToken(HttpContext context)
    {
        var exchange = Exchange.Of(context);
        var answers = exchange.Answers;
        var parts = context.Request.Headers.Authorization.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0 || parts[0] != Scheme)
        {
            return answers.NoCredentials();
        }

        if (parts.Length != 2)
        {
            return answers.BadAuthorizationHeader();
        }

        if (tokens.PartnerOf(parts[1]) is not { } partner)
        {
            return answers.TokenNotValid();
        }

        exchange.Partner = partner;
        return !settings.Current.PartnershipIsActive ? answers.Code(ErrorCodes.UnauthorizedPartnership)
            : exchange.Operation is not null && IsOfAnother(context, partner) ? answers.NotFound()
            : null;
    }

    private bool IsOfAnother(HttpContext context, int partner) =>
        Guid.TryParse(context.GetRouteValue("uuid") as string, out var id) && loans.Find(id) is { } loan && loan.PartnerNumber != partner;

    private static bool AcceptsJson(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;
        return accepted.Count == 0
            || accepted.Any(type => (type.Quality ?? 1) > 0 && (type.MatchesAllTypes || IsJson(type)));
    }

    private static bool IsJson(MediaTypeHeaderValue type) =>
        type.Type.Equals("application", StringComparison.OrdinalIgnoreCase)
        && (type.MatchesAllSubTypes || type.SubType.Equals("json", StringComparison.OrdinalIgnoreCase));
}
