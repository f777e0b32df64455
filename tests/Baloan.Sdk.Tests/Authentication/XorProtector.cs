namespace Baloan.Sdk.Tests.Authentication;

/// <summary>Stands for an encryption: other keys cannot read it, and a changed byte is found.</summary>
internal sealed class XorProtector(byte key) : IBaloanTokenProtector
{
    public byte[] Protect(byte[] plaintext) => [.. plaintext.Select(value => (byte)(value ^ key)), key, Sum(plaintext)];

    public byte[]? Unprotect(byte[] protectedData)
    {
        if (protectedData is not [.., var usedKey, var sum] || usedKey != key)
        {
            return null;
        }

        var plain = protectedData[..^2].Select(value => (byte)(value ^ key)).ToArray();
        return Sum(plain) == sum ? plain : null;
    }

    private static byte Sum(byte[] bytes) => (byte)bytes.Sum(value => value);
}
