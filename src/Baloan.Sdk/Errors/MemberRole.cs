namespace Baloan.Sdk;

/// <summary>What the value of a JSON member in an error body stands for.</summary>
internal enum MemberRole
{
    /// <summary>No known name: a field of the request, or something beside the error.</summary>
    Field,

    /// <summary>The body itself, a list or an object that only wraps: <c>detail</c>, <c>message</c>, <c>errors</c>.</summary>
    Message,

    /// <summary><c>code</c>, <c>error_code</c>.</summary>
    Code,

    /// <summary><c>error</c>: a code, a message or an object.</summary>
    Error,

    /// <summary><c>non_field_errors</c>.</summary>
    NonField,

    /// <summary><c>field</c>, <c>attr</c>: the name of the field that the object is about.</summary>
    FieldName,

    /// <summary><c>title</c>: a message where there is no better one.</summary>
    Title,

    /// <summary><c>data</c>: wraps an error, or holds something beside it.</summary>
    Data,

    /// <summary><c>params</c> and the like: the values that a message was made with.</summary>
    Params,

    /// <summary><c>status</c>, <c>success</c> and the like: about the answer, not about the request.</summary>
    About,

    PhoneNumber,

    ServiceName,
}

/// <summary>Knows the member names of error bodies, in any case, with or without underscores.</summary>
internal static class MemberRoles
{
    private const int MaxLength = 24;

    public static MemberRole Of(ReadOnlySpan<byte> name)
    {
        if (name.Length > MaxLength)
        {
            return MemberRole.Field;
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

    private static MemberRole OfFolded(ReadOnlySpan<byte> name) => name.Length switch
    {
        2 => When(name, "ok"u8, MemberRole.About),
        3 => When(name, "msg"u8, MemberRole.Message),
        4 => When(name, "code"u8, MemberRole.Code)
            | When(name, "data"u8, MemberRole.Data)
            | When(name, "attr"u8, MemberRole.FieldName)
            | When(name, "meta"u8, MemberRole.Params)
            | When(name, "type"u8, MemberRole.About)
            | When(name, "path"u8, MemberRole.About),
        5 => When(name, "error"u8, MemberRole.Error)
            | When(name, "field"u8, MemberRole.FieldName)
            | When(name, "title"u8, MemberRole.Title)
            | When(name, "extra"u8, MemberRole.Params),
        6 => When(name, "detail"u8, MemberRole.Message)
            | When(name, "errors"u8, MemberRole.Message)
            | When(name, "params"u8, MemberRole.Params)
            | When(name, "status"u8, MemberRole.About),
        7 => When(name, "message"u8, MemberRole.Message)
            | When(name, "details"u8, MemberRole.Message)
            | When(name, "context"u8, MemberRole.Params)
            | When(name, "success"u8, MemberRole.About)
            | When(name, "traceid"u8, MemberRole.About),
        8 => When(name, "messages"u8, MemberRole.Message)
            | When(name, "instance"u8, MemberRole.About),
        9 => When(name, "errorcode"u8, MemberRole.Code)
            | When(name, "fieldname"u8, MemberRole.FieldName)
            | When(name, "requestid"u8, MemberRole.About)
            | When(name, "timestamp"u8, MemberRole.About),
        10 => When(name, "statuscode"u8, MemberRole.About)
            | When(name, "parameters"u8, MemberRole.Params),
        11 => When(name, "phonenumber"u8, MemberRole.PhoneNumber)
            | When(name, "servicename"u8, MemberRole.ServiceName),
        12 => When(name, "errormessage"u8, MemberRole.Message),
        14 => When(name, "nonfielderrors"u8, MemberRole.NonField),
        16 => When(name, "errordescription"u8, MemberRole.Message),
        21 => When(name, "registeredphonenumber"u8, MemberRole.PhoneNumber),
        _ => MemberRole.Field,
    };

    // Field is zero, so that at most one of a row's answers is left.
    private static MemberRole When(ReadOnlySpan<byte> name, ReadOnlySpan<byte> known, MemberRole key) =>
        name.SequenceEqual(known) ? key : MemberRole.Field;
}
