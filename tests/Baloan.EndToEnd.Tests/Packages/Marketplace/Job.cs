using Baloan.Sdk;
using Newtonsoft.Json;

namespace Marketplace;

/// <summary>Work for later, with its arguments as the job library's serialiser writes them.</summary>
public sealed class Job
{
    public int Id { get; set; }

    public required string ShopKey { get; set; }

    public required string Arguments { get; set; }

    public int? OrderId { get; set; }

    public string? Failure { get; set; }

    public static Job OpenLoan(string shop, CreateLoanRequest request) => new() { ShopKey = shop, Arguments = JsonConvert.SerializeObject(request) };

    public CreateLoanRequest ReadRequest() => JsonConvert.DeserializeObject<CreateLoanRequest>(Arguments)!;
}
