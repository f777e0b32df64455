namespace Baloan.Sdk;

/// <summary>What a reference of the application's own must be.</summary>
internal static class BookReference
{
    /// <exception cref="ArgumentException">It is none; the message does not hold it.</exception>
    public static void ThrowIfInvalid(string reference, string name)
    {
        ArgumentNullException.ThrowIfNull(reference, name);
        if (reference.Length is 0 or > TableModels.NameLength)
        {
            throw new ArgumentException($"It must have 1 to {TableModels.NameLength} characters.", name);
        }

        // Some databases take a name with white space at its end for one without.
        if (char.IsWhiteSpace(reference[0]) || char.IsWhiteSpace(reference[^1]) || reference.Any(char.IsControl))
        {
            throw new ArgumentException("It must have neither control characters nor white space at its ends.", name);
        }
    }

    /// <exception cref="LoanBookConflictException">The database has taken another reference, or another partner, for this one.</exception>
    public static void ThrowIfAnother(BookedLoan line, string partner, string reference)
    {
        if (line.Partner != partner || line.Reference != reference)
        {
            throw new LoanBookConflictException(
                $"The database takes '{reference}' and '{line.Reference}' for the same reference: its collation makes no difference between them. Write references in one way alone.",
                line.Reference,
                line.Status);
        }
    }
}
