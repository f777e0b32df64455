namespace Baloan.Sdk.Tests.Privacy;

internal enum ReplyKind
{
    Whole,

    /// <summary>The connection breaks.</summary>
    Broken,

    /// <summary>Nothing comes.</summary>
    Stalled,
}
