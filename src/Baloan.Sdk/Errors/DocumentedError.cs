using System.Text;

namespace Baloan.Sdk;

/// <summary>A row of the gateway's table of error codes.</summary>
internal sealed class DocumentedError(BaloanErrorCode code, ErrorFamily family, string advice)
{
    private const int CaseBit = 0x20;

    private readonly byte[] _utf8 = Encoding.ASCII.GetBytes(code.Value);

    public BaloanErrorCode Code { get; } = code;

    public ErrorFamily Family { get; } = family;

    /// <summary>What it means and what to do, as the end of an exception's message.</summary>
    public string Advice { get; } = advice;

    /// <summary>Whether a word of a body is this code, in any case; told without making a string of it.</summary>
    public bool IsNamed(ReadOnlySpan<byte> word)
    {
        if (word.Length != _utf8.Length || (word[0] | CaseBit) != _utf8[0])
        {
            return false;
        }

        for (var i = 1; i < word.Length; i++)
        {
            var b = word[i];
            if ((b is >= (byte)'A' and <= (byte)'Z' ? b | CaseBit : b) != _utf8[i])
            {
                return false;
            }
        }

        return true;
    }
}
