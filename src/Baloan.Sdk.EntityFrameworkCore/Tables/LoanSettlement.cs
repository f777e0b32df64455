namespace Baloan.Sdk;

/// <summary>Who settled an unknown outcome.</summary>
public enum LoanSettlement
{
    /// <summary>A person.</summary>
    Person,

    /// <summary>Elimination: one loan and one request could belong together, and nothing else.</summary>
    Elimination,
}
