namespace Baloan.Sandbox.Control;

/// <summary>An applicant's credit, in Toman.</summary>
internal sealed record CreditBody(string NationalIdentifier, long Credit);
