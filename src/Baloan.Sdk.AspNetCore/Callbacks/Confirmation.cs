namespace Baloan.Sdk;

/// <summary>What the gateway says of a call back.</summary>
internal enum Confirmation
{
    /// <summary>It is not to be asked, or has no operation that tells.</summary>
    NotAsked,

    /// <summary>The call back can be true.</summary>
    Given,

    /// <summary>It is not true yet, or the gateway could not be asked.</summary>
    Denied,
}
