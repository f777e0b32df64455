namespace Baloan.Sdk.Tests.Faults;

/// <summary>What is wrong before any request is read.</summary>
internal enum ConnectionFault
{
    None,
    NameNotResolved,
    Refused,
    CertificateNotTrusted,
    HandshakeBrokenOff,
    ClosedOnArrival,
}
