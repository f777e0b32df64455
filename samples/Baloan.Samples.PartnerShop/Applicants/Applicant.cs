using Baloan.Sdk;

namespace Baloan.Samples.PartnerShop.Applicants;

/// <summary>Who wants the loan. Lives as long as one request and is never stored.</summary>
public sealed record Applicant(PhoneNumber PhoneNumber, NationalId NationalId, BirthDate BirthDate);
