namespace Baloan.Sdk.Tests.Gateway;

/// <summary>What a partner sends in an operation that the client has no method for.</summary>
internal sealed record OwnQuestion(string City, decimal Rate);
