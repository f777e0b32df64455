namespace Baloan.Sdk;

/// <summary>What the value of a JSON member in an error body stands for.</summary>
internal enum ErrorKey
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
