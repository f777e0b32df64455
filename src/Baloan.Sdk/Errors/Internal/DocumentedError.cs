using System.Text;

namespace Baloan.Sdk.Errors.Internal;

/// <summary>A row of the gateway's table of error codes.</summary>
internal sealed class DocumentedError(BaloanErrorCode code, ErrorFamily family, string advice)
{
    public BaloanErrorCode Code { get; } = code;

    public ErrorFamily Family { get; } = family;

    /// <summary>What it means and what to do, as the end of an exception's message.</summary>
    public string Advice { get; } = advice;

    /// <summary>The wire name, to be found in a body without making a string of it.</summary>
    public byte[] Utf8 { get; } = Encoding.ASCII.GetBytes(code.Value);
}
