namespace Baloan.Sandbox.Control;

/// <summary>A loan's one-time password; null when none is valid.</summary>
internal sealed record OtpBody(string? Otp);
