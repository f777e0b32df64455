namespace Baloan.Sdk.Tests.Faults;

/// <summary>What a forward proxy does when it is asked for a tunnel.</summary>
internal enum ProxyManner
{
    HangsUp,

    /// <summary>It wants credentials, and closes the connection with that.</summary>
    AsksForCredentials,

    /// <summary>It opens the tunnel, and the gateway behind it hangs up on every request.</summary>
    LeadsToGatewayThatHangsUp,
}
