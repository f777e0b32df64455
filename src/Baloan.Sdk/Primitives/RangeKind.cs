namespace Baloan.Sdk;

/// <summary>What a range of amounts is. An enum within the range itself would be a warning where native code keeps all of the range's members.</summary>
internal enum RangeKind : byte
{
    Unset,
    Empty,
    Ends,
}
