namespace Baloan.Sdk;

/// <summary>Knows the member names of error bodies, in any case, with or without underscores.</summary>
internal static class ErrorKeys
{
    private const int MaxLength = 24;

    public static ErrorKey Of(ReadOnlySpan<byte> name)
    {
        if (name.Length > MaxLength)
        {
            return ErrorKey.Field;
        }

        Span<byte> folded = stackalloc byte[MaxLength];
        var length = 0;
        foreach (var b in name)
        {
            if (b is not ((byte)'_' or (byte)'-'))
            {
                folded[length++] = b is >= (byte)'A' and <= (byte)'Z' ? (byte)(b | 0x20) : b;
            }
        }

        return OfFolded(folded[..length]);
    }

    private static ErrorKey OfFolded(ReadOnlySpan<byte> name) => name.Length switch
    {
        2 => When(name, "ok"u8, ErrorKey.About),
        3 => When(name, "msg"u8, ErrorKey.Message),
        4 => When(name, "code"u8, ErrorKey.Code)
            | When(name, "data"u8, ErrorKey.Data)
            | When(name, "attr"u8, ErrorKey.FieldName)
            | When(name, "meta"u8, ErrorKey.Params)
            | When(name, "type"u8, ErrorKey.About)
            | When(name, "path"u8, ErrorKey.About),
        5 => When(name, "error"u8, ErrorKey.Error)
            | When(name, "field"u8, ErrorKey.FieldName)
            | When(name, "title"u8, ErrorKey.Title)
            | When(name, "extra"u8, ErrorKey.Params),
        6 => When(name, "detail"u8, ErrorKey.Message)
            | When(name, "errors"u8, ErrorKey.Message)
            | When(name, "params"u8, ErrorKey.Params)
            | When(name, "status"u8, ErrorKey.About),
        7 => When(name, "message"u8, ErrorKey.Message)
            | When(name, "details"u8, ErrorKey.Message)
            | When(name, "context"u8, ErrorKey.Params)
            | When(name, "success"u8, ErrorKey.About)
            | When(name, "traceid"u8, ErrorKey.About),
        8 => When(name, "messages"u8, ErrorKey.Message)
            | When(name, "instance"u8, ErrorKey.About),
        9 => When(name, "errorcode"u8, ErrorKey.Code)
            | When(name, "fieldname"u8, ErrorKey.FieldName)
            | When(name, "requestid"u8, ErrorKey.About)
            | When(name, "timestamp"u8, ErrorKey.About),
        10 => When(name, "statuscode"u8, ErrorKey.About)
            | When(name, "parameters"u8, ErrorKey.Params),
        11 => When(name, "phonenumber"u8, ErrorKey.PhoneNumber)
            | When(name, "servicename"u8, ErrorKey.ServiceName),
        12 => When(name, "errormessage"u8, ErrorKey.Message),
        14 => When(name, "nonfielderrors"u8, ErrorKey.NonField),
        16 => When(name, "errordescription"u8, ErrorKey.Message),
        21 => When(name, "registeredphonenumber"u8, ErrorKey.PhoneNumber),
        _ => ErrorKey.Field,
    };

    // Field is zero, so that at most one of a row's answers is left.
    private static ErrorKey When(ReadOnlySpan<byte> name, ReadOnlySpan<byte> known, ErrorKey key) =>
        name.SequenceEqual(known) ? key : ErrorKey.Field;
}
