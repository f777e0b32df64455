namespace Baloan.Sdk;

/// <summary>What the caller does next; each but <see cref="Other"/> has an exception of its own.</summary>
internal enum ErrorFamily
{
    Other,
    Authentication,
    Validation,
    Applicant,
    State,
    Otp,
    NotFound,
    RateLimited,
    Unavailable,
}
