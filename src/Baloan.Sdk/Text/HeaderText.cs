namespace Baloan.Sdk;

/// <summary>What can stand in a header.</summary>
internal static class HeaderText
{
    /// <summary>Whether a text can stand in a header as it is: ASCII, in one line.</summary>
    public static bool IsValue(string value)
    {
        foreach (var character in value)
        {
            if (character is < ' ' or >= '\x7f')
            {
                return false;
            }
        }

        return true;
    }
}
