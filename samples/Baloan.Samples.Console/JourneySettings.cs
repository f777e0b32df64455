namespace Baloan.Samples.Console;

/// <summary>What the user said on the command line or in <c>BALOAN_…</c> variables.</summary>
/// <param name="Gateway">The gateway to use; null starts a sandbox in this process.</param>
/// <param name="Username">The user name there.</param>
/// <param name="Password">The password there.</param>
/// <param name="Yes">Whether to answer every question with its default.</param>
/// <param name="Otp">The OTP to sign with, where it cannot be asked for.</param>
internal sealed record JourneySettings(Uri? Gateway, string? Username, string? Password, bool Yes, string? Otp);
