namespace Baloan.Sdk;

/// <summary>An operation that is asked for: on which loan, with what body, sent how.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Settings">How it is sent.</param>
/// <param name="LoanId">The loan in the route, if it has one.</param>
/// <param name="Body">The JSON body, if there is one.</param>
/// <param name="Path">The path of an operation of the partner's own, with its values; <see langword="null"/> for the client's own operations.</param>
/// <param name="OwnBody">The body of an operation of the partner's own, if there is one.</param>
/// <param name="StartedAt">When the time of the call began, where a body was read before it was sent; <see langword="null"/> for now.</param>
internal readonly record struct CallRequest(
    GatewayOperation Operation,
    RequestSettings Settings,
    Guid LoanId = default,
    byte[]? Body = null,
    string? Path = null,
    OwnBody? OwnBody = null,
    long? StartedAt = null);
