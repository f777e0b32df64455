namespace Baloan.Sdk.Benchmarks.StartUp;

/// <summary>Applications could not be published.</summary>
internal sealed class PublishException(string message) : Exception(message);
