using Baloan.Sdk.Benchmarks.Clients;
using Refit;

namespace Baloan.Sdk.StartUp;

/// <summary>The gateway as one declares it for Refit.</summary>
internal interface IGateway
{
    [Post("/api/v1/partnership/token/")]
    Task<WireToken> LogInAsync([Body(BodySerializationMethod.UrlEncoded)] Dictionary<string, string> credentials, CancellationToken cancellationToken);

    [Get("/api/v1/partnership/loan-policies")]
    [Headers("Accept-Language: en")]
    Task<List<WirePolicy>> ListPoliciesAsync([Authorize("Bearer")] string token, CancellationToken cancellationToken);
}
