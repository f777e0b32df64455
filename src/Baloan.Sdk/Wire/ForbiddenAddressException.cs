namespace Baloan.Sdk;

/// <summary>A host's name stands for addresses that may not be asked.</summary>
internal sealed class ForbiddenAddressException() : IOException("The host's name stands for an address that may not be asked.");
