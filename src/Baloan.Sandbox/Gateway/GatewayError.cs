using System.Diagnostics.CodeAnalysis;

namespace Baloan.Sandbox.Gateway;

/// <summary>An error of the gateway: one of its codes, or a loan that does not exist.</summary>
/// <param name="Code">The code; null when nothing was found.</param>
/// <param name="Argument">What the message names: a phone number, a service.</param>
internal sealed record GatewayError(string? Code, string? Argument = null)
{
    public static readonly GatewayError NotFound = new(null, null);

    [return: NotNullIfNotNull(nameof(code))]
    public static implicit operator GatewayError?(string? code) => code is null ? null : new(code);
}

/// <summary>What an operation on a loan came to: the loan as it is now, the error to answer with, or both.</summary>
internal readonly record struct LoanOutcome(SandboxLoan? Loan, GatewayError? Error)
{
    public static implicit operator LoanOutcome(SandboxLoan loan) => new(loan, null);

    public static implicit operator LoanOutcome(GatewayError error) => new(null, error);

    public static implicit operator LoanOutcome(string errorCode) => new(null, errorCode);
}
