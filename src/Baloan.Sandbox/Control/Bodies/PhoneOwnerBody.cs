namespace Baloan.Sandbox.Control;

/// <summary>A phone number that Shahkar knows as one person's.</summary>
internal sealed record PhoneOwnerBody(string PhoneNumber, string NationalIdentifier);
