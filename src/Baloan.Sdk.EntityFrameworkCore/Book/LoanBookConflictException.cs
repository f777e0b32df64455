namespace Baloan.Sdk;

/// <summary>The loan book does not do what was asked, since a line stands against it. Nothing was sent to the gateway.</summary>
public sealed class LoanBookConflictException : BaloanException
{
    internal LoanBookConflictException(string message, string reference, LoanBookStatus status)
        : base(message, operation: null, innerException: null) => (Reference, Status) = (reference, status);

    /// <summary>The reference of the line that stands against it: another than the one that was given, where that has the same applicant and store or the same loan.</summary>
    public string Reference { get; }

    /// <summary>The status of that line.</summary>
    public LoanBookStatus Status { get; }
}
