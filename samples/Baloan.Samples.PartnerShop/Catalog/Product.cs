using Baloan.Sdk;

namespace Baloan.Samples.PartnerShop.Catalog;

/// <summary>Something to sell.</summary>
/// <param name="Slug">Its name in an address; its picture is <c>/products/{slug}.svg</c>.</param>
/// <param name="Title">Its name.</param>
/// <param name="Summary">What it is, in a sentence.</param>
/// <param name="Price">What it costs.</param>
/// <param name="Features">What speaks for it.</param>
public sealed record Product(string Slug, string Title, string Summary, Toman Price, params IReadOnlyList<string> Features);
