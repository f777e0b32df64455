namespace Baloan.Samples.Worker;

/// <summary>A loan to open.</summary>
/// <param name="Id">The row.</param>
/// <param name="Request">The request as JSON, personal data in whole.</param>
/// <param name="Attempt">Which attempt this is, from 1.</param>
public sealed record LoanJob(long Id, string Request, int Attempt);
