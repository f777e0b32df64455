namespace Baloan.Sdk;

/// <summary>Where in the world an address is, as far as it tells who can reach it.</summary>
internal enum NetworkPlace
{
    /// <summary>Anywhere on the internet.</summary>
    Public,

    /// <summary>On this machine.</summary>
    Loopback,

    /// <summary>On this machine's own link, where clouds have their metadata.</summary>
    LinkLocal,

    /// <summary>In a private network, or behind a carrier's translation of addresses.</summary>
    Private,

    /// <summary>Nowhere that a file could be: unspecified, multicast and reserved addresses.</summary>
    Reserved,
}
