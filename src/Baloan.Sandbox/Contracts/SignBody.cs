namespace Baloan.Sandbox.Contracts;

/// <summary>What <c>PATCH loan/{uuid}/contract/</c> is sent.</summary>
internal sealed record SignBody(string Otp);
