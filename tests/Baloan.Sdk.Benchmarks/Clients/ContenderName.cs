namespace Baloan.Sdk.Benchmarks.Clients;

/// <summary>The contenders as the tables call them.</summary>
internal static class ContenderName
{
    public const string Raw = "raw";

    public const string Sdk = "Baloan.Sdk";

    public const string Refit = "Refit";

    public const string RestSharp = "RestSharp";

    public const string Flurl = "Flurl";

    public const string Resilient = "raw with the standard resilience handler";
}
