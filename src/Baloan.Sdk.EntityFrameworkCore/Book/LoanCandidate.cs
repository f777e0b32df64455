namespace Baloan.Sdk;

/// <summary>A loan that call backs told of and no line of the book knows: it may be that of an unknown line.</summary>
/// <param name="LoanId">The loan's id at the gateway.</param>
/// <param name="State">The furthest documented state that was told; <see langword="null"/> where none was.</param>
/// <param name="FirstToldAt">When the first call back about it was stored, in UTC by the database's clock.</param>
public sealed record LoanCandidate(Guid LoanId, LoanState? State, DateTime FirstToldAt);
