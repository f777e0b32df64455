namespace Baloan.Sdk.Benchmarks.Calls;

/// <summary>The calls that are compared.</summary>
public enum GatewayCall
{
    /// <summary>The policies, with 20 stores.</summary>
    Policies,

    /// <summary>A loan is opened.</summary>
    Loan,

    /// <summary>A contract is asked for.</summary>
    Contract,

    /// <summary>A 400 with a code becomes a typed exception.</summary>
    Error,
}
