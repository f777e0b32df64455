namespace Baloan.Sdk;

/// <summary>Who calls.</summary>
/// <param name="Refusal">Why the caller may not; null where it may.</param>
/// <param name="Partner">The key of the partner that the secret is of; null where it is the application's own, or none is asked for.</param>
/// <param name="Answer">What the caller is answered where it could not be found out who it is; else null.</param>
internal readonly record struct CallbackCaller(string? Refusal = null, string? Partner = null, CallbackAnswer? Answer = null)
{
    public static CallbackCaller Refused(string reason) => new(Refusal: reason);
}
