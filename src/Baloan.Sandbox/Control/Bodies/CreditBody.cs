namespace Baloan.Sandbox.Control.Bodies;

/// <summary>An applicant's credit, in Toman.</summary>
internal sealed record CreditBody(string NationalIdentifier, long Credit);
