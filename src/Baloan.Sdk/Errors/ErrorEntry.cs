namespace Baloan.Sdk;

/// <summary>What has been seen so far in one object of an error body.</summary>
internal struct ErrorEntry
{
    /// <summary>A name that error bodies use, so a string under another name is no message about a field.</summary>
    public bool HasKnownName;

    public bool HasCode;

    public bool HasMessage;

    public bool HasFieldName;

    /// <summary>The code that the exception carries stands in this object, so its message is the one to show.</summary>
    public bool HasWinningCode;

    /// <summary>Strings under other names: messages about fields if no known name comes.</summary>
    public bool HasPlainStrings;

    // The texts are only kept when the details are asked for.
    public string? Code;

    public string? Message;

    public string? FieldName;

    public List<KeyValuePair<string, string>>? PlainStrings;
}
