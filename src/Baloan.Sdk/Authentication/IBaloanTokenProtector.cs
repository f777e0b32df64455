namespace Baloan.Sdk;

/// <summary>
/// Protects a token before it goes to a distributed store, and reads it back. All nodes that share a store need the same keys.
/// Both members are called from several threads. Register it as a singleton: keyed by a client's name for that client, or without
/// a key for all others.
/// </summary>
public interface IBaloanTokenProtector
{
    /// <summary>Encrypts and seals the bytes of a token.</summary>
    /// <param name="plaintext">The bytes to protect.</param>
    /// <returns>The protected bytes.</returns>
    byte[] Protect(byte[] plaintext);

    /// <summary>Opens what <see cref="Protect"/> has sealed.</summary>
    /// <param name="protectedData">The bytes as they came from the store.</param>
    /// <returns>The plain bytes, or <see langword="null"/> where they were sealed with other keys or were changed since.</returns>
    byte[]? Unprotect(byte[] protectedData);
}
